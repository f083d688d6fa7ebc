/** Container definitions of a task: JSON text that AWS and the provider compare by meaning. */

export interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly essential?: boolean;
  readonly stopTimeout?: number;
  readonly portMappings?: readonly { readonly containerPort?: number }[];
  readonly secrets?: readonly unknown[];
  readonly logConfiguration?: { readonly logDriver?: string };
}

export function containersOf(text: string | undefined): Container[] {
  return JSON.parse(text || "[]") as Container[];
}

export function mustBeContainers(text: unknown): string | undefined {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return Array.isArray(parsed) ? undefined : "must be a JSON array of container definitions";
  } catch {
    return "must be a JSON array of container definitions";
  }
}

/** Order of variables and secrets, absent against empty, and AWS's own defaults make no difference. */
export function sameContainers(a: string, b: string): boolean {
  try {
    return canonical(a) === canonical(b);
  } catch {
    return false;
  }
}

const defaults: { readonly [name: string]: unknown } = { essential: true, cpu: 0 };
const unordered = ["environment", "secrets", "mountPoints", "volumesFrom", "environmentFiles"];

function canonical(text: string): string {
  return JSON.stringify(containersOf(text).map((container) => sorted({ ...defaults, ...container })));
}

function sorted(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return unordered.includes(name) ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
    .map(([key, inner]) => [key, sorted(inner, key)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
