/** Fills in what the real provider keeps in the state when an input is absent. */
import type { Properties, Property } from "../model/table";
import { isMap, type Value, type ValueMap } from "../model/value";

/** Inputs with `default`s at every level; absent values stay absent, null counts as absent. */
export function withDefaults(properties: Properties, values: ValueMap): ValueMap {
  const out: ValueMap = {};
  for (const [name, value] of Object.entries(values)) {
    const property = properties[name];
    if (value === null) continue;
    out[name] = property === undefined ? value : fillInside(property, value);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (out[name] === undefined && property.default !== undefined) out[name] = property.default;
  }
  return out;
}

function fillInside(property: Property, value: Value): Value {
  if (property.kind === "block" && isMap(value)) return withDefaults(property.properties, value);
  if (property.kind === "list" && Array.isArray(value))
    return value.map((item) => fillInside(property.of, item));
  if (property.kind === "map" && isMap(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillInside(property.of, item)]),
    );
  }
  return value;
}
