/** What the SDK's type definitions say a resource or function takes and gives. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Shape =
  | { readonly kind: "text" | "number" | "flag" | "asset" }
  | { readonly kind: "list" | "map"; readonly of: Shape }
  | { readonly kind: "block"; readonly block: string };
export interface SdkProperty {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}
type Interfaces = ReadonlyMap<string, readonly SdkProperty[]>;

const root = join(require.resolve("@pulumi/aws/package.json"), "..");
let nested: Interfaces | undefined;

/** The properties of a nested block, by the name in a `Shape`. */
export function blockProperties(name: string): readonly SdkProperty[] {
  nested ??= interfacesIn(join(root, "types", "input.d.ts"));
  const properties = nested.get(name);
  if (properties === undefined) throw new Error(`the SDK has no input type ${name}`);
  return properties;
}

export function resourceTypes(token: string): {
  readonly args: readonly SdkProperty[];
  readonly state: readonly SdkProperty[];
} {
  const { file, name } = placeOf(token);
  const all = interfacesIn(file);
  return { args: all.get(`${name}Args`) ?? [], state: all.get(`${name}State`) ?? [] };
}

export function functionTypes(token: string): {
  readonly args: readonly SdkProperty[];
  readonly result: readonly SdkProperty[];
} {
  const { file, name } = placeOf(token);
  const all = interfacesIn(file);
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { args: all.get(`${capital}Args`) ?? [], result: all.get(`${capital}Result`) ?? [] };
}

function placeOf(token: string): { file: string; name: string } {
  const [, path = "", name = ""] = token.split(":");
  const [module = "", file = ""] = path.split("/");
  return { file: join(root, module === "index" ? "" : module, `${file}.d.ts`), name };
}

function interfacesIn(file: string): Interfaces {
  const found = new Map<string, SdkProperty[]>();
  let namespace = "";
  let current: SdkProperty[] | undefined;
  for (const line of withoutBreaksInMaps(readFileSync(file, "utf8")).split("\n")) {
    const [, inside] = /^\s*(?:export declare )?namespace (\S+) \{/.exec(line) ?? [];
    const [, name] = /^\s*(?:export )?interface (\w+) \{/.exec(line) ?? [];
    const [, property, optional, type] =
      /^\s*(?:readonly )?"?(\w+)"?(\?)?: (.*);$/.exec(current === undefined ? "" : line) ?? [];
    if (inside !== undefined) namespace = `${inside}.`;
    else if (name !== undefined) {
      current = [];
      found.set(`${namespace}${name}`, current);
    } else if (/^\s*\}/.test(line)) current = undefined;
    else if (property !== undefined && type !== undefined)
      current?.push({ name: property, optional: optional === "?", shape: shapeOf(type) });
  }
  return found;
}

/** `{ [key: string]: X; }` goes over three lines. */
function withoutBreaksInMaps(text: string): string {
  const once = text.replace(/\{\s*\n\s*\[key: string\]: ([^\n]*?);\s*\n\s*\}/g, "{[key: string]: $1}");
  return once === text ? text : withoutBreaksInMaps(once);
}

function shapeOf(type: string): Shape {
  const plain = unwrapped(type);
  if (plain.endsWith("[]")) return { kind: "list", of: shapeOf(plain.slice(0, -2)) };
  const [, inMap] = /^\{\[key: string\]: (.*)\}$/.exec(plain) ?? [];
  if (inMap !== undefined) return { kind: "map", of: shapeOf(inMap) };
  const [, block] = /^(?:inputs|outputs)\.(\S+)$/.exec(plain) ?? [];
  if (block !== undefined) return { kind: "block", block };
  if (plain === "boolean") return { kind: "flag" };
  if (plain === "number") return { kind: "number" };
  return { kind: plain.startsWith("pulumi.asset.") ? "asset" : "text" };
}

/** Without `pulumi.Input<...>`, `| undefined` and brackets. */
function unwrapped(type: string): string {
  const once = type
    .trim()
    .replace(/ \| undefined$/, "")
    .replace(/^pulumi\.Input<(.*)>$/, (whole, inner: string) => (isBalanced(inner) ? inner : whole))
    .replace(/^\((.*)\)$/, "$1");
  return once === type ? type : unwrapped(once);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "<") depth += 1;
    if (character === ">") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
