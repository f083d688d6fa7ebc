/** The inputs of a type as the machinery sees them: those of the table, and those that many types share. */
import { forceNew, map, type Properties, type ResourceTable, text } from "../model/table";

/** Names of the inputs that the provider filled in, so that it may change them later; as the real provider keeps it. */
export const filledIn = "__defaults";

const cache = new WeakMap<ResourceTable, Properties>();

export function hasTagsAll(table: ResourceTable): boolean {
  return table.tagsAll ?? table.inputs.tags?.kind === "map";
}

export function inputsOf(table: ResourceTable): Properties {
  const known = cache.get(table);
  if (known !== undefined) return known;
  const properties: Properties = {
    ...table.inputs,
    ...(table.scope === "regional" ? { region: text({ forceNew, computed: true }) } : {}),
    ...(hasTagsAll(table) ? { tagsAll: map(text()) } : {}),
  };
  cache.set(table, properties);
  return properties;
}
