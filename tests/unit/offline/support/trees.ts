/** Recorded trees of `awsx.ec2.Vpc` 3.9.0 named `cell` in eu-central-1: see fixtures/awsx-vpc.jsonl. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Last part of the type, logical name, parent (null: none), inputs, dependencies; an id is `<type>/<name>`. */
export type TreeRow = [
  type: string,
  name: string,
  parent: string | null,
  inputs: { [name: string]: unknown },
  dependencies: string[],
];

export interface Variant {
  readonly variant: string;
  readonly args: { [name: string]: unknown };
  readonly zoneLookup?: { readonly args: { readonly region?: string }; readonly provider: string };
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly outputs?: { readonly [name: string]: unknown };
  readonly provider?: string;
  readonly rows: readonly TreeRow[];
}

/** Each variant is a line with what was asked and said, and a line for each resource that was made. */
export function readTrees(): Variant[] {
  const lines = readFileSync(join(__dirname, "../fixtures/awsx-vpc.jsonl"), "utf8").trim().split("\n");
  const variants: (Omit<Variant, "rows"> & { sameResourcesAs?: string; rows: TreeRow[] })[] = [];
  for (const line of lines) {
    const parsed = JSON.parse(line);
    if (Array.isArray(parsed)) variants.at(-1)?.rows.push(parsed as TreeRow);
    else variants.push({ ...parsed, rows: [] });
  }
  const rowsOf = (name: string) => variants.find((each) => each.variant === name)?.rows ?? [];
  return variants.map(({ sameResourcesAs, ...each }) =>
    sameResourcesAs === undefined ? each : { ...each, rows: rowsOf(sameResourcesAs) },
  );
}
