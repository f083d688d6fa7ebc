import { existsSync } from "node:fs";
import type { FileBackend } from "./backend";
import { stateFile } from "./backend";
import { readJsonFile } from "./json-file";

/** A resource as the engine's state has it. */
export interface StateResource {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  parent?: string;
  provider?: string;
  protect?: boolean;
  external?: boolean;
  delete?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  /** The URNs that each input was made from. */
  propertyDependencies?: Record<string, string[] | null>;
  modified?: string;
}

/** An operation that was under way when the engine was cut short. */
export interface PendingOperation {
  type: "creating" | "updating" | "deleting" | "reading" | "importing";
  resource: StateResource;
}

/** The state of one stack (version 3 of Pulumi's deployment format). */
export interface Deployment {
  manifest?: { time?: string; version?: string };
  resources?: StateResource[];
  pending_operations?: PendingOperation[];
}

/** States by stack name; an empty one where there is no such stack. */
export type States = ReadonlyMap<string, Deployment>;

/** Reads a stack's state from the file backend; nothing when the stack does not exist. */
export function readDeployment(backend: FileBackend, stack: string): Deployment | undefined {
  const file = stateFile(backend, stack);
  if (!existsSync(file)) return undefined;
  return readJsonFile(file, `The state before is beside it: cp ${file}.bak ${file}`).checkpoint?.latest ?? {};
}

/** Resources of the cloud that a state answers for: no components, providers, look-ups, or ones about to be deleted. */
export function cloudResources(deployment: Deployment): StateResource[] {
  return (deployment.resources ?? []).filter(
    (resource) => resource.custom && !resource.external && !resource.type.startsWith("pulumi:"),
  );
}

export function pendingCreates(deployment: Deployment): StateResource[] {
  return (deployment.pending_operations ?? [])
    .filter((operation) => operation.type === "creating")
    .map((operation) => operation.resource);
}

const secretKey = "4dabf18193072939515e22adb298388d";

/** Outputs of a stack; secrets are masked, for they are encrypted in the state. */
export function stackOutputs(deployment: Deployment): Record<string, unknown> {
  const stack = deployment.resources?.find((resource) => resource.type === "pulumi:pulumi:Stack");
  return masked(stack?.outputs ?? {}) as Record<string, unknown>;
}

/** Replaces every secret by `[secret]`, at whatever depth. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  if (secretKey in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}
