/** The moment in which a resource changes. */
import { keepCode } from "../cloud/code";
import type { Transaction } from "../cloud/store";
import { Refusal, type ResourceTable, type ValueMap } from "../model/table";
import { type Aws, placeOf } from "./aws";
import { checkReferences } from "./existence";
import { checkUnique } from "./limits";
import { changedInputs, evaluate, type Properties, secretsOf, stateOf, updatedState } from "./state";
import { findStored } from "./stored";
import { contextOfNew } from "./subjects";

/** What an update brings to its transaction. */
export interface Change {
  readonly urn: string;
  readonly id: string;
  readonly olds: Properties;
  readonly news: Properties;
  /** Results of `act`. */
  readonly acted: ValueMap;
}

/** Changes a resource in one transaction, or refuses as AWS would. */
export function updateNow(
  aws: Aws,
  table: ResourceTable,
  { urn, id, olds, news, acted }: Change,
  transaction: Transaction,
): Properties {
  const place = placeOf(table.scope, olds.values, aws.configuration);
  const resource = findStored(aws, table, id, olds.values, place);
  if (resource === undefined) throw notFound(table, id);
  const changed = changedInputs(table, resource.inputs, news.values);
  const contextOf = (state: ValueMap) =>
    contextOfNew(aws, table, urn, stateOf(table, news.values), state, {
      generation: resource.generation,
      createdAtMillis: Date.parse(resource.createdAt),
      transaction,
      changed,
      before: resource.outputs,
    });
  const outputs = updatedState(table, resource.outputs, news.values, changed, (state, output) =>
    evaluate(output.value, contextOf(Object.assign(state, { id }))),
  );
  Object.assign(outputs, acted, { id });
  const context = contextOf(outputs);
  checkReferences(aws, table, pick(outputs, changed), context.region, transaction);
  checkUnique(aws, table, context, place, resource.key);
  table.accept?.(context);
  const { id: _id, ...values } = outputs;
  const secrets = secretsOf(table, news.secrets);
  keepCode(aws.store.directory, values);
  transaction.put({ ...resource, inputs: news.values, outputs: values, secrets });
  table.onUpdate?.(context);
  return { values, secrets };
}

function pick(values: ValueMap, names: ReadonlySet<string>): ValueMap {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function notFound(table: ResourceTable, id: string): Refusal {
  return new Refusal("ResourceNotFound", `couldn't find ${table.title} (${id})`, 404);
}
