/** Puts things into the cloud that were there before: a hosted zone that a program looks up, for example. */
import { check } from "./behaviour/check";
import { Resources } from "./behaviour/resources";
import type { Value, ValueMap } from "./model/table";
import type { Cloud } from "./open";

/** One resource, as a program would ask for it. `region` is needed for types that have one. */
export interface Seed {
  readonly type: string;
  readonly inputs: ValueMap;
  readonly region?: string;
}

/** Seeds belong to no stack; their URN says so, and `cells status` never takes them for lost. */
const stack = "seeded";

/** Makes each resource that is not there yet: one of the same type, Region and inputs. */
export async function seed({ aws, account }: Cloud, seeds: readonly Seed[]): Promise<void> {
  for (const { type, inputs, region } of seeds) {
    const configuration = {
      account,
      ...(region === undefined ? {} : { region }),
      defaultTags: {},
      ignoreTags: { keys: [], keyPrefixes: [] },
    };
    const configured = { ...aws, configuration };
    const table = aws.catalogue.resource(type);
    const there = aws.store.list(table.token, region ?? "global");
    if (there.some((resource) => holds(resource.outputs, inputs))) continue;
    const urn = `urn:pulumi:${stack}::${stack}::${table.token}::${nameOf(inputs)}`;
    const naming = { logicalName: nameOf(inputs), urn, randomSeed: new Uint8Array() };
    const checked = check(table, inputs, {}, { ...naming, proposal: undefined }, configuration);
    if (checked.problems.length > 0) {
      throw new Error(checked.problems.map(({ path, reason }) => `${type}: ${path}: ${reason}`).join("\n"));
    }
    await new Resources(configured).create(table, urn, { values: checked.inputs, secrets: [] });
  }
}

function holds(outputs: ValueMap, inputs: ValueMap): boolean {
  return Object.entries(inputs).every(([name, value]) => same(outputs[name], value));
}

function same(one: Value | undefined, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function nameOf({ name }: ValueMap): string {
  return typeof name === "string" ? name : stack;
}
