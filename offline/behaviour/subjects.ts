/** Contexts of resources: of one that is being made, and of one that the cloud holds. */
import type { Resource } from "../cloud/store";
import type { ResourceTable, ValueMap } from "../model/table";
import { type Aws, placeOf } from "./aws";
import { OperationContext, type Subject } from "./context";
import { evaluate } from "./state";

export function contextOfNew(
  aws: Aws,
  table: ResourceTable,
  urn: string,
  inputs: ValueMap,
  outputs: ValueMap,
  subject: Partial<Subject> = {},
): OperationContext {
  const place = placeOf(table.scope, inputs, aws.configuration);
  const common = { type: table.token, urn, place, generation: 0, createdAtMillis: Date.now() };
  // a copy: computed values are put into the state, and must not look as if the program had given them
  return new OperationContext(aws, { ...common, ...subject, inputs: { ...inputs }, outputs });
}

export function contextOfStored(
  aws: Aws,
  table: ResourceTable,
  resource: Resource,
  subject: Partial<Subject> = {},
): OperationContext {
  return new OperationContext(aws, {
    type: table.token,
    urn: resource.createdBy?.urn ?? "",
    place: resource.region,
    generation: resource.generation,
    createdAtMillis: Date.parse(resource.createdAt),
    ...subject,
    inputs: resource.outputs,
    outputs: { ...resource.outputs, id: resource.id },
  });
}

/** What is true of a resource by now, for lists. */
export function liveOf(aws: Aws, resource: Resource): ValueMap | undefined {
  const table = aws.catalogue.find(resource.type);
  return table?.live?.(contextOfStored(aws, table, resource));
}

/** What `pulumi import` takes for it. */
export function importIdOf(aws: Aws, resource: Resource): string {
  const table = aws.catalogue.find(resource.type);
  if (table?.importId === undefined) return resource.id;
  return String(evaluate(table.importId, contextOfStored(aws, table, resource)));
}
