/** What changed between two sets of inputs, property by property, and whether that replaces the resource. */
import { formatPath, isAtOrUnder, type Path, parsePath } from "../model/paths";
import type { Change, Properties, Property, ResourceTable } from "../model/table";
import { Bag, isMap, type Value, type ValueMap } from "../model/value";
import { withDefaults } from "./defaults";
import { canonical, same } from "./equality";
import { inputsOf } from "./inputs";

export interface Difference {
  readonly path: Path;
  readonly kind: "add" | "delete" | "update";
  readonly replace: boolean;
}

export interface DiffResult {
  readonly differences: Difference[];
  readonly deleteBeforeReplace: boolean;
  /** Outputs that an update never changes. */
  readonly stables: string[];
}

export function diff(
  table: ResourceTable,
  oldInputs: ValueMap,
  newInputs: ValueMap,
  outputs: ValueMap,
  ignoreChanges: readonly string[] = [],
): DiffResult {
  const properties = inputsOf(table);
  const [old, next] = [withDefaults(properties, oldInputs), withDefaults(properties, newInputs)];
  const change: Change = { old: new Bag(old), new: new Bag(next), outputs: new Bag(outputs) };
  const ignored = ignoreChanges.map(parsePath);
  const found = compareMaps(properties, old, next, [], false, change).filter(
    (difference) => !ignored.some((pattern) => isAtOrUnder(difference.path, pattern)),
  );
  const forced = new Set(found.length > 0 ? (table.replaceIf?.(change) ?? []) : []);
  return {
    differences: found.map((difference) =>
      forced.has(String(difference.path[0])) ? { ...difference, replace: true } : difference,
    ),
    deleteBeforeReplace: table.deleteBeforeReplace ?? false,
    stables: stables(table),
  };
}

function compareMaps(
  properties: Properties,
  old: ValueMap,
  next: ValueMap,
  path: Path,
  forced: boolean,
  change: Change,
): Difference[] {
  return Object.entries(properties).flatMap(([name, property]) =>
    compare(property, old[name], next[name], [...path, name], forced, change),
  );
}

function compare(
  property: Property,
  old: Value | undefined,
  next: Value | undefined,
  path: Path,
  forced: boolean,
  change: Change,
): Difference[] {
  if (same(property, old, next) && canonical(property, next) !== "unknown") return [];
  const gone = canonical(property, next) === "absent";
  // AWS keeps what it has when an input that it fills in by itself is left out
  if (gone && property.computed) return [];
  const force =
    forced ||
    (typeof property.forceNew === "function" ? property.forceNew(change) : property.forceNew === true);
  const inner = compareInside(property, old, next, path, force, change);
  if (inner !== undefined) return inner;
  const kind = gone ? "delete" : canonical(property, old) === "absent" ? "add" : "update";
  return [{ path, kind, replace: force }];
}

/** Differences inside both values; undefined where they can only be told apart as a whole. */
function compareInside(
  property: Property,
  old: Value | undefined,
  next: Value | undefined,
  path: Path,
  force: boolean,
  change: Change,
): Difference[] | undefined {
  if (property.kind === "list" && Array.isArray(old) && Array.isArray(next)) {
    return property.unordered
      ? compareSets(property.of, old, next, path, force)
      : Array.from({ length: Math.max(old.length, next.length) }, (_, index) =>
          compare(property.of, old[index], next[index], [...path, index], force, change),
        ).flat();
  }
  if (!isMap(old) || !isMap(next)) return undefined;
  if (property.kind === "block") return compareMaps(property.properties, old, next, path, force, change);
  if (property.kind !== "map") return undefined;
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key) =>
    compare(property.of, old[key], next[key], [...path, key], force, change),
  );
}

function compareSets(of: Property, old: Value[], next: Value[], path: Path, force: boolean): Difference[] {
  const [before, after] = [old, next].map((items) => items.map((item) => canonical(of, item)));
  const replace = force || anyForceNew(of);
  const removed = (before ?? []).flatMap((text, index) =>
    after?.includes(text) ? [] : [{ path: [...path, index], kind: "delete" as const, replace }],
  );
  const added = (after ?? []).flatMap((text, index) =>
    before?.includes(text) ? [] : [{ path: [...path, index], kind: "add" as const, replace }],
  );
  const places = new Set(added.map((difference) => formatPath(difference.path)));
  // one path, one entry: something removed and something added at the same index is an update there
  return [
    ...removed.filter((difference) => !places.has(formatPath(difference.path))),
    ...added.map((difference) =>
      removed.some((other) => formatPath(other.path) === formatPath(difference.path))
        ? { ...difference, kind: "update" as const }
        : difference,
    ),
  ];
}

function anyForceNew(property: Property): boolean {
  return (
    property.forceNew === true ||
    (property.kind === "block" && Object.values(property.properties).some((inner) => inner.forceNew === true))
  );
}

function stables(table: ResourceTable): string[] {
  const properties = inputsOf(table);
  return Object.entries(table.outputs)
    .filter(
      ([name, output]) =>
        properties[name] === undefined && !(typeof output === "object" && output.recomputed),
    )
    .map(([name]) => name);
}
