/** Errors as the AWS provider words them. */
import { randomUUID } from "node:crypto";
import { ExhaustedRetries } from "../faults/calls";
import { Failure, Refusal, type ResourceTable } from "../model/table";

export type Verb = "creating" | "reading" | "updating" | "deleting";

const operationVerbs = {
  creating: "Create",
  reading: "Describe",
  updating: "Modify",
  deleting: "Delete",
} as const;
const operationKeys = {
  creating: "create",
  reading: "read",
  updating: "update",
  deleting: "delete",
} as const;

/** The API operation of a verb, such as `CreateSubnet`. */
export function operationOf(table: ResourceTable, verb: Verb): string {
  const name = table.token.split(":").at(-1) ?? "";
  return (
    table.operations?.[operationKeys[verb]] ?? operationVerbs[verb] + name + (verb === "reading" ? "s" : "")
  );
}

/** `what` is an id or a name, or empty. */
export function wordResourceError(
  error: unknown,
  table: ResourceTable,
  verb: Verb,
  what: string,
  region: string,
): Error {
  const subject = what === "" ? table.title : `${table.title} (${what})`;
  return word(error, `${verb} ${subject}`, table.service, operationOf(table, verb), region);
}

export function word(
  error: unknown,
  doing: string,
  service: string,
  operation: string,
  region: string,
): Error {
  if (error instanceof Refusal)
    return new Error(`${doing}: ${wordRefusal(error, service, operation, region)}`);
  if (error instanceof Failure) return new Error(`${doing}: ${error.message}`);
  return error instanceof Error ? error : new Error(String(error));
}

function wordRefusal(refusal: Refusal, service: string, operation: string, region: string): string {
  const attempts =
    refusal instanceof ExhaustedRetries ? `exceeded maximum number of attempts, ${refusal.attempts}, ` : "";
  const start = `operation error ${service}: ${operation}, ${attempts}https response error StatusCode: ${refusal.statusCode}`;
  return refusal.statusCode === 0
    ? `${start}, RequestID: , request send failed, Post "https://${service.toLowerCase().replaceAll(" ", "-")}.${region}.amazonaws.com/": ${refusal.message}`
    : `${start}, RequestID: ${randomUUID()}, api error ${refusal.code}: ${refusal.message}`;
}
