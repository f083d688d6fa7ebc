/** Every property of a table, nested ones too, by its path. */
import type { Properties, Property, ResourceTable } from "../../../../offline/model/table";

export interface Visited {
  readonly path: string;
  readonly name: string;
  readonly property: Property;
  /** The map that the property stands in. */
  readonly siblings: Properties;
}

export function walk(properties: Properties, prefix = ""): Visited[] {
  return Object.entries(properties).flatMap(([name, property]) => [
    { path: `${prefix}${name}`, name, property, siblings: properties },
    ...inside(property, `${prefix}${name}`),
  ]);
}

function inside(property: Property, path: string): Visited[] {
  if (property.kind === "block") return walk(property.properties, `${path}.`);
  if (property.kind !== "list" && property.kind !== "map") return [];
  const item = { path: `${path}[]`, name: "", property: property.of, siblings: {} };
  return [item, ...inside(property.of, `${path}[]`)];
}

/** Names that placeholders of a template ask for, without those that the machinery has itself. */
export function placeholders(template: string): string[] {
  const own = ["account", "region", "partition", "dnsSuffix", "logicalName", "now", "uuid"];
  return [...template.matchAll(/\{(\w+)((?::[\w-]+)*)\}/g)]
    .filter(([, name = "", rest = ""]) => !own.includes(name) && rest === "")
    .map(([, name = ""]) => name);
}

export function outputNames(table: ResourceTable): string[] {
  return Object.keys(table.outputs);
}
