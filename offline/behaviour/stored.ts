/** Finding a resource again. */
import type { Resource } from "../cloud/store";
import type { ResourceTable, ValueMap } from "../model/table";
import type { Aws } from "./aws";

export function findStored(
  aws: Aws,
  table: ResourceTable,
  id: string,
  values: ValueMap,
  place: string,
): Resource | undefined {
  return aws.store.get(table.token, keyOf(table, id, values), place);
}

/** What the store keeps a resource under: the output that its table names, else its id. */
export function keyOf(table: ResourceTable, id: string, values: ValueMap): string {
  const key = table.key === undefined ? undefined : values[table.key];
  return typeof key === "string" ? key : id;
}
