/** Which resources a resource names, whether they exist, and who names it. */
import type { Resource } from "../cloud/store";
import { formatPath, type Path } from "../model/paths";
import type { Properties, Property, Reference, ResourceTable } from "../model/table";
import { isMap, type Value, type ValueMap } from "../model/value";
import type { Aws } from "./aws";
import { targetsOf } from "./catalogue";
import { inputsOf } from "./inputs";

export interface NamedReference {
  readonly path: string;
  readonly reference: Reference;
  readonly value: string;
}

export function collectReferences(properties: Properties, values: ValueMap): NamedReference[] {
  return Object.entries(properties).flatMap(([name, property]) => collect(property, values[name], [name]));
}

function collect(property: Property, value: Value | undefined, path: Path): NamedReference[] {
  if (property.kind === "text") {
    const reference = property.refers;
    if (reference === undefined || typeof value !== "string" || value === "") return [];
    return reference.except?.test(value) ? [] : [{ path: formatPath(path), reference, value }];
  }
  if (property.kind === "list" && Array.isArray(value)) {
    return value.flatMap((item, index) => collect(property.of, item, [...path, index]));
  }
  if (!isMap(value)) return [];
  if (property.kind === "map")
    return Object.entries(value).flatMap(([key, item]) => collect(property.of, item, [...path, key]));
  if (property.kind !== "block") return [];
  return Object.entries(property.properties).flatMap(([name, inner]) =>
    collect(inner, value[name], [...path, name]),
  );
}

/** The resource that is meant; `region` is that of the resource which names it. */
export function resolve(
  aws: Aws,
  { reference, value }: NamedReference,
  region: string,
): Resource | undefined {
  for (const to of targetsOf(reference)) {
    const found = resolveOne(aws, to, reference, value, region);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveOne(
  aws: Aws,
  to: string,
  reference: Reference,
  value: string,
  region: string,
): Resource | undefined {
  const table = aws.catalogue.find(to);
  const type = table?.token ?? to;
  const by = reference.by ?? "id";
  const place = table?.scope === "global" ? "global" : reference.region === "any" ? "*" : region;
  if (by === "id" && table?.key === undefined && place !== "*") return aws.store.get(type, value, place);
  return aws.store.list(type, place).find((candidate) => valueBy(candidate, by) === value);
}

export function valueBy(resource: Resource, by: string): Value | undefined {
  return by === "id" ? resource.id : resource.outputs[by];
}

/** Resources that keep this one from being deleted. What it owns itself does not count. */
export function holdersOf(aws: Aws, table: ResourceTable, resource: Resource): Resource[] {
  const tables = new Set(aws.catalogue.holders(table.token).map((holder) => holder.table));
  return [...tables].flatMap((holder) => {
    const place = table.scope === "global" || holder.scope === "global" ? "*" : resource.region;
    return aws.store
      .list(holder.token, place)
      .filter((candidate) => candidate.ownedBy !== resource.id && candidate !== resource)
      .filter((candidate) => holds(aws, holder, candidate, table, resource));
  });
}

function holds(
  aws: Aws,
  holder: ResourceTable,
  candidate: Resource,
  table: ResourceTable,
  resource: Resource,
): boolean {
  return collectReferences(inputsOf(holder), candidate.outputs).some(
    ({ reference, value }) =>
      reference.holds === true &&
      targetsOf(reference).some((to) => aws.catalogue.canonical(to) === table.token) &&
      valueBy(resource, reference.by ?? "id") === value,
  );
}
