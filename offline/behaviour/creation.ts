/** The moment in which a resource comes to be. */
import { keepCode } from "../cloud/code";
import type { Resource, Transaction } from "../cloud/store";
import type { ResourceTable, ValueMap } from "../model/table";
import { type Aws, placeOf } from "./aws";
import { checkReferences } from "./existence";
import { checkQuotas, checkUnique } from "./limits";
import { computeState, evaluate, type Properties, secretsOf, stateOf } from "./state";
import { keyOf } from "./stored";
import { contextOfNew } from "./subjects";

/** What a create brings to its transaction. */
export interface Creation {
  readonly urn: string;
  readonly inputs: Properties;
  readonly generation: number;
  /** Results of `act`. */
  readonly outputs: ValueMap;
  /** How many look-ups do not see it yet. */
  readonly hiddenReads: number | undefined;
}

/** Makes a resource in one transaction, or refuses as AWS would. */
export function createNow(
  aws: Aws,
  table: ResourceTable,
  { urn, inputs, generation, outputs: acted, hiddenReads }: Creation,
  transaction: Transaction,
): Resource {
  const place = placeOf(table.scope, inputs.values, aws.configuration);
  const state = stateOf(table, inputs.values);
  const context = contextOfNew(aws, table, urn, state, state, {
    generation,
    transaction,
  });
  checkReferences(aws, table, state, context.region, transaction);
  const id = String(evaluate(table.id, context));
  state.id = id;
  computeState(table, state, context);
  Object.assign(state, acted);
  checkUnique(aws, table, context, place);
  checkQuotas(aws, table, context, place);
  table.accept?.(context);
  const { id: _id, ...outputs } = state;
  const resource: Resource = {
    type: table.token,
    id,
    key: keyOf(table, id, outputs),
    region: place,
    account: aws.configuration.account,
    createdBy: { urn, stack: urn.split("::")[0]?.split(":").at(-1) ?? "" },
    createdAt: new Date().toISOString(),
    generation,
    hiddenReads,
    inputs: inputs.values,
    outputs,
    secrets: secretsOf(table, inputs.secrets),
  };
  keepCode(aws.store.directory, outputs);
  transaction.put(resource);
  table.onCreate?.(context);
  return resource;
}
