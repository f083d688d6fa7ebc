/** Deleting under the lock: what holds a resource keeps it, and what it owns goes with it. */
import type { Resource, Transaction } from "../cloud/store";
import { Refusal, type ResourceTable } from "../model/table";
import type { Aws } from "./aws";
import { holdersOf } from "./references";
import { contextOfStored } from "./subjects";

/** Gives 0, or for how many milliseconds to wait for what still holds it but is about to go by itself. */
export function deleteNow(
  aws: Aws,
  table: ResourceTable,
  resource: Resource,
  transaction: Transaction,
): number {
  const current = aws.store.get(resource.type, resource.key, resource.region);
  if (current === undefined) return 0;
  const context = contextOfStored(aws, table, current, { transaction });
  const holders = holdersOf(aws, table, current);
  if (holders.length > 0 && holders.every((holder) => holder.goneAt !== undefined)) {
    return Math.max(5, ...holders.map((holder) => (holder.goneAt ?? 0) - Date.now()));
  }
  const blocked = table.deletion?.blocked;
  if (holders.length > 0 && blocked !== undefined) {
    const ids = holders.map((holder) => holder.id).join(", ");
    throw new Refusal(blocked.code, context.fill(blocked.message, { holders: ids }));
  }
  table.deletion?.accept?.(context);
  table.onDelete?.(context);
  removeWithOwned(aws, current, transaction);
  return 0;
}

function removeWithOwned(aws: Aws, resource: Resource, transaction: Transaction): void {
  transaction.remove(resource);
  const place = resource.region === "global" ? "*" : resource.region;
  for (const owned of aws.store.list("*", place)) {
    if (owned.ownedBy === resource.id) removeWithOwned(aws, owned, transaction);
  }
}
