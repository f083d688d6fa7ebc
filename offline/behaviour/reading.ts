/** What a read gives back: the cloud's values, as state and as inputs. */
import type { Resource } from "../cloud/store";
import type { Property, ResourceTable } from "../model/table";
import type { Value, ValueMap } from "../model/value";
import { withDefaults } from "./defaults";
import { canonical } from "./equality";
import { filledIn, inputsOf } from "./inputs";

/** Regional types may be imported as `<id>@<region>`. */
export function splitImportId(table: ResourceTable, id: string): { bareId: string; region: ValueMap } {
  const match = table.scope === "regional" ? /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(id) : null;
  return match === null
    ? { bareId: id, region: {} }
    : { bareId: match[1] ?? id, region: { region: match[2] ?? "" } };
}

export function keepWriteOnly(table: ResourceTable, outputs: ValueMap, known: ValueMap): ValueMap {
  const state = { ...outputs };
  for (const [name, property] of Object.entries(table.inputs)) {
    const kept = known[name];
    if (!property.writeOnly) continue;
    if (kept === undefined) delete state[name];
    else state[name] = kept;
  }
  return state;
}

/** Inputs as the cloud has them: those given once, with today's values, and those that someone changed from their default. */
export function inputsFrom(
  table: ResourceTable,
  resource: Resource,
  known: ValueMap,
  importing: boolean,
): ValueMap {
  const base = importing ? resource.inputs : known;
  const inputs: ValueMap = {};
  for (const [name, property] of Object.entries(inputsOf(table))) {
    const given = base[name];
    const actual = resource.outputs[name];
    if (property.writeOnly || property.local) {
      if (given !== undefined && !importing) inputs[name] = given;
      continue;
    }
    const value = inputFrom(property, given, actual);
    if (value !== undefined) inputs[name] = value;
  }
  // made by AWS itself: has no inputs of its own, but lives somewhere
  if (table.scope === "regional") inputs.region ??= resource.region;
  const names = base[filledIn];
  return names === undefined ? inputs : { ...inputs, [filledIn]: names };
}

function inputFrom(
  property: Property,
  given: Value | undefined,
  actual: Value | undefined,
): Value | undefined {
  if (given !== undefined) return canonicalEqual(property, given, actual) ? given : actual;
  const drifted = !property.computed && canonical(property, actual) !== canonical(property, property.default);
  return drifted && canonical(property, actual) !== "absent" ? actual : undefined;
}

/** Defaults inside blocks are in the state but not in the inputs: they are no difference. */
function canonicalEqual(property: Property, given: Value, actual: Value | undefined): boolean {
  const [wanted] = Object.values(stateOfOne(property, given));
  return canonical(property, wanted) === canonical(property, actual);
}

function stateOfOne(property: Property, value: Value): ValueMap {
  return withDefaults({ value: property }, { value });
}
