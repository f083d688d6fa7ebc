/** What AWS refuses by counting: names that are taken, quotas that are reached. */
import { Bag, type Context, Refusal, type ResourceTable, type Unique, type ValueMap } from "../model/table";
import type { Aws } from "./aws";

export function checkUnique(
  aws: Aws,
  table: ResourceTable,
  context: Context,
  place: string,
  ownKey?: string,
): void {
  for (const rule of table.unique ?? []) {
    const key = keyOf(rule, context.outputs.values, rule.by);
    if (key === undefined) continue;
    const taken = aws.store
      .list(table.token, spread(table, rule, place))
      .some((other) => other.key !== ownKey && keyOf(rule, other.outputs, rule.by) === key);
    if (taken) throw new Refusal(rule.code, context.fill(rule.message), 400);
  }
}

export function checkQuotas(aws: Aws, table: ResourceTable, context: Context, place: string): void {
  for (const quota of table.quotas ?? []) {
    const by = quota.per ?? [];
    const key = keyOf({}, context.outputs.values, by);
    const count = aws.store
      .list(table.token, place)
      .filter((other) => other.createdBy !== undefined && keyOf({}, other.outputs, by) === key).length;
    if (count >= quota.max) throw new Refusal(quota.code, context.fill(quota.message), 400);
  }
}

function spread(table: ResourceTable, rule: Unique, place: string): string {
  if (table.scope === "global") return place;
  return (rule.within ?? "region") === "region" ? place : "*";
}

function keyOf(
  rule: { ignoringCase?: boolean },
  values: ValueMap,
  by: readonly string[],
): string | undefined {
  const bag = new Bag(values);
  if (!by.every((name) => bag.has(name))) return undefined;
  const key = JSON.stringify(by.map((name) => values[name]));
  return rule.ignoringCase ? key.toLowerCase() : key;
}
