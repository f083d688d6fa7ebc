/** The state of a resource: inputs, defaults, and computed values, real or still unknown. */
import type { ComputedOutput, Expression, ResourceTable } from "../model/table";
import { Bag, UNKNOWN, type Value, type ValueMap } from "../model/value";
import type { OperationContext } from "./context";
import { withDefaults } from "./defaults";
import { canonical, same } from "./equality";
import { filledIn, inputsOf } from "./inputs";

/** Values, and the names of those that are secret. */
export interface Properties {
  readonly values: ValueMap;
  readonly secrets: readonly string[];
}

/** Inputs with defaults: what a state holds before anything is computed. */
export function stateOf(table: ResourceTable, inputs: ValueMap): ValueMap {
  const { [filledIn]: _names, ...given } = inputs;
  return withDefaults(inputsOf(table), given);
}

export function outputsOf(table: ResourceTable): [name: string, output: ComputedOutput][] {
  return Object.entries(table.outputs).map(([name, output]) => [
    name,
    typeof output === "object" ? output : { value: output },
  ]);
}

export function evaluate(expression: Expression, context: OperationContext): Value {
  return typeof expression === "string" ? context.fill(expression) : expression(context);
}

/** Preview of a create: what the real provider would know is known, the rest is not. */
export function previewState(
  table: ResourceTable,
  inputs: ValueMap,
  contextOf: (state: ValueMap) => OperationContext,
): ValueMap {
  const state = stateOf(table, inputs);
  const context = contextOf(state);
  for (const [name, output] of outputsOf(table)) {
    if (isGiven(state, name)) continue;
    state[name] = output.knownInPreview ? evaluate(output.value, context) : UNKNOWN;
  }
  return state;
}

/** Fills in all computed values of a new resource; `context.outputs` must be a view of `state`. */
export function computeState(table: ResourceTable, state: ValueMap, context: OperationContext): void {
  for (const [name, output] of outputsOf(table)) {
    if (!isGiven(state, name)) state[name] = evaluate(output.value, context);
  }
}

/**
 * The state after an update: computed values stay as they were, unless a change touches them. `compute` gives the new value of
 * those, or `UNKNOWN` in a preview.
 */
export function updatedState(
  table: ResourceTable,
  before: ValueMap,
  inputs: ValueMap,
  changed: ReadonlySet<string>,
  compute: (state: ValueMap, output: ComputedOutput) => Value,
): ValueMap {
  const state = stateOf(table, inputs);
  for (const [name, property] of Object.entries(table.inputs)) {
    const kept = before[name];
    if (property.computed && !isGiven(state, name) && kept !== undefined) state[name] = kept;
  }
  const { [filledIn]: _names, ...given } = inputs;
  for (const [name, output] of outputsOf(table)) {
    if (isGiven(given, name)) continue;
    const kept = before[name];
    const stale = isStale(output, changed);
    state[name] = kept === undefined || stale ? compute(state, output) : kept;
  }
  return state;
}

function isStale(output: ComputedOutput, changed: ReadonlySet<string>): boolean {
  if (output.recomputed === undefined || changed.size === 0) return false;
  return output.recomputed === "any" || output.recomputed.some((name) => changed.has(name));
}

/** Names of top-level inputs that differ, or may. */
export function changedInputs(table: ResourceTable, old: ValueMap, next: ValueMap): Set<string> {
  const [before, after] = [stateOf(table, old), stateOf(table, next)];
  const names = Object.entries(inputsOf(table))
    .filter(([name, property]) => !(property.computed && !isGiven(after, name)))
    .filter(
      ([name, property]) =>
        !same(property, before[name], after[name]) || canonical(property, after[name]) === "unknown",
    )
    .map(([name]) => name);
  return new Set(names);
}

function isGiven(state: ValueMap, name: string): boolean {
  return new Bag(state).has(name);
}

/** Paths of secrets in the state: what the program said, and what the table says. */
export function secretsOf(table: ResourceTable, fromProgram: readonly string[]): string[] {
  const always = [
    ...Object.entries(table.inputs).filter(([, property]) => property.secret),
    ...outputsOf(table).filter(([, output]) => output.secret),
  ].map(([name]) => name);
  const tags = fromProgram.some((path) => /^tags(\b|\[)/.test(path)) ? ["tagsAll"] : [];
  return [...new Set([...fromProgram, ...always, ...tags])];
}
