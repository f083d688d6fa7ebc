/** Check: inputs of a program into inputs of the provider, or all that is wrong with them. */
import type { Problem, Properties, Property, ResourceTable } from "../model/table";
import { Bag, isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";
import { autoName, type Naming } from "./auto-name";
import type { Configuration } from "./aws";
import { withDefaults } from "./defaults";
import { filledIn, hasTagsAll, inputsOf } from "./inputs";
import { isRegion, partitionOf } from "./regions";
import { allTags } from "./tags";
import { validate } from "./validate";

export interface Checked {
  readonly inputs: ValueMap;
  readonly problems: Problem[];
}

export function check(
  table: ResourceTable,
  news: ValueMap,
  olds: ValueMap,
  naming: Naming,
  configuration: Configuration,
): Checked {
  const properties = inputsOf(table);
  const { [filledIn]: _previous, ...given } = news;
  const inputs = tidyMap(properties, given);
  const defaults: string[] = [];
  const problems: Problem[] = [];

  const fill = (name: string, value: Value | undefined) => {
    if (value === undefined || new Bag(inputs).has(name)) return;
    inputs[name] = value;
    defaults.push(name);
  };
  for (const [name, property] of Object.entries(table.inputs)) fill(name, property.defaultAtCheck);
  const named = autoName(table, inputs, olds, naming);
  if (named !== undefined && "problem" in named) problems.push(named.problem);
  else if (named !== undefined) fill(named.property, named.name);
  if (table.scope === "regional") fill("region", configuration.region);
  if (hasTagsAll(table)) inputs.tagsAll ??= allTags(inputs.tags, configuration);

  problems.push(...validate(properties, table.rules ?? [], inputs));
  if (problems.length === 0)
    problems.push(...(table.check?.(new Bag(withDefaults(properties, inputs))) ?? []));
  if (table.scope === "regional") problems.push(...regionProblems(inputs.region, configuration));
  return { inputs: { ...inputs, [filledIn]: defaults }, problems };
}

/** Null is absent, and a policy given as an object becomes text. */
function tidyMap(properties: Properties, values: ValueMap): ValueMap {
  const entries = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, tidy(properties[name], value)] as const);
  return Object.fromEntries(entries);
}

function tidy(property: Property | undefined, value: Value): Value {
  if (property === undefined) return value;
  if (property.kind === "text" && property.object && (isMap(value) || Array.isArray(value))) {
    return hasUnknownInside(value) ? UNKNOWN : JSON.stringify(value);
  }
  if (property.kind === "block" && isMap(value)) return tidyMap(property.properties, value);
  if (property.kind === "list" && Array.isArray(value)) return value.map((item) => tidy(property.of, item));
  if (property.kind !== "map" || !isMap(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, tidy(property.of, item)]));
}

function hasUnknownInside(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknownInside);
  return isMap(value) && Object.values(value).some(hasUnknownInside);
}

function regionProblems(region: Value | undefined, configuration: Configuration): Problem[] {
  if (region === UNKNOWN) return [];
  const reason = regionReason(typeof region === "string" ? region : "", configuration);
  return reason === undefined ? [] : [{ path: "region", reason }];
}

function regionReason(region: string, configuration: Configuration): string | undefined {
  if (region === "") return "no Region: set `aws:region` or the provider's `region`";
  if (!isRegion(region)) return `invalid AWS Region: ${region}`;
  const own = partitionOf(configuration.region ?? region);
  return partitionOf(region) === own
    ? undefined
    : `the Region ${region} is outside the provider's partition ${own}: use a provider of that partition`;
}
