/** Turns the raw outputs of a stack into typed ones, or says what is wrong with that stack and how to cure it. */
import { RunError } from "@pulumi/pulumi/errors";
import { z } from "zod";
import {
  type CellOutputs,
  cellOutputsSchema,
  contractVersions,
  type GlobalOutputs,
  globalOutputsSchema,
  type StackKind,
} from "./contract";

export interface OutputsByKind {
  global: GlobalOutputs;
  cell: CellOutputs;
}

/** A stack whose outputs can't be used. Shown to users without a stack trace, in a Pulumi program too. */
export class OutputsError extends RunError {
  override readonly name = "OutputsError";
  // The SDK colors a stack even of what it shows without one, and Node.js 20.20 never ends coloring that of an `apply`.
  override readonly stack = undefined;
}

const schemas = { global: globalOutputsSchema, cell: cellOutputsSchema };
const stamp = z.object({ contract: z.object({ kind: z.string(), version: z.number() }) });

/**
 * Typed outputs of the stack `stackName`.
 *
 * `rawOutputs` maps names to plain values, as `pulumi stack output --json` prints them; pass the result of the
 * Automation API through `outputValues` first.
 *
 * @throws OutputsError when the stack was never deployed, is of another kind, or follows another version.
 */
export function parseOutputs<Kind extends StackKind>(
  kind: Kind,
  stackName: string,
  rawOutputs: Readonly<Record<string, unknown>>,
): OutputsByKind[Kind] {
  checkStamp(kind, stackName, rawOutputs);
  const parsed = schemas[kind].safeParse(rawOutputs);
  if (!parsed.success) throw incomplete(kind, stackName, parsed.error);
  return parsed.data as OutputsByKind[Kind];
}

/** Plain values of the output map that the Automation API gives. */
export function outputValues(outputs: Readonly<Record<string, { value: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

function checkStamp(kind: StackKind, stackName: string, rawOutputs: Readonly<Record<string, unknown>>): void {
  if (Object.keys(rawOutputs).length === 0) {
    throw new OutputsError(
      `Stack ${stackName} has no outputs: it was never deployed, or it was destroyed. ` +
        `Bring it up first: pulumi up --stack ${shortName(stackName)}`,
    );
  }
  const found = stamp.safeParse(rawOutputs);
  if (!found.success) {
    throw new OutputsError(
      `Stack ${stackName} exports no contract, so it is not a ${kind} stack of voip-cells. ` +
        `Its outputs are ${Object.keys(rawOutputs).sort().join(", ")}. ${nameHint(kind)}`,
    );
  }
  const { contract } = found.data;
  if (contract.kind !== kind) {
    throw new OutputsError(
      `Stack ${stackName} is a ${contract.kind} stack, where a ${kind} stack is wanted. ${nameHint(kind)}`,
    );
  }
  const wanted = contractVersions[kind];
  if (contract.version < wanted) {
    throw new OutputsError(
      `Stack ${stackName} follows version ${contract.version} of the ${kind} contract, older than the version ` +
        `${wanted} read here. Bring it up with the current program: pulumi up --stack ${shortName(stackName)}`,
    );
  }
  if (contract.version > wanted) {
    throw new OutputsError(
      `Stack ${stackName} follows version ${contract.version} of the ${kind} contract, newer than the version ` +
        `${wanted} read here. Update the copy of voip-cells that this program imports.`,
    );
  }
}

function incomplete(kind: StackKind, stackName: string, error: z.ZodError): OutputsError {
  const faults = error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  return new OutputsError(
    `Stack ${stackName} does not keep version ${contractVersions[kind]} of the ${kind} contract:\n` +
      `${faults.join("\n")}\n` +
      `Its last update may have been cut short. Bring it up again: pulumi up --stack ${shortName(stackName)}`,
  );
}

/** `organization/voip-cells/dev-global` is `dev-global` to someone who stands in the project. */
function shortName(stackName: string): string {
  return stackName.slice(stackName.lastIndexOf("/") + 1);
}

function nameHint(kind: StackKind): string {
  const example = kind === "global" ? "dev-global" : "dev-eu-central-1";
  return `Name a ${kind} stack, for example organization/voip-cells/${example}.`;
}
