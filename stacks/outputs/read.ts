/** The reading side of the contract for Pulumi programs: a stack reference in, typed outputs out. */
import { all, type Output, type StackReference } from "@pulumi/pulumi";
import { type CellOutputs, type GlobalOutputs, globalOutputsSchema, type StackKind } from "./contract";
import { type OutputsByKind, parseOutputs } from "./parse";

/**
 * Typed outputs of the environment's global stack.
 *
 * @example readGlobalOutputs(new pulumi.StackReference("organization/voip-cells/dev-global"))
 */
export function readGlobalOutputs(reference: StackReference): Output<GlobalOutputs> {
  return read("global", reference);
}

/**
 * Typed outputs of one cell.
 *
 * @example readCellOutputs(new pulumi.StackReference("organization/voip-cells/dev-eu-central-1"))
 */
export function readCellOutputs(reference: StackReference): Output<CellOutputs> {
  return read("cell", reference);
}

/** The same as plain values, for a program that must not make anything before it knows them. */
export async function awaitGlobalOutputs(reference: StackReference): Promise<GlobalOutputs> {
  const names = Object.keys(globalOutputsSchema.shape);
  const found = await Promise.all(names.map((name) => reference.getOutputDetails(name)));
  const values = found.map(({ value }, index) => [names[index] ?? "", value] as const);
  const stackName = await new Promise<string>((resolve) => reference.name.apply(resolve));
  return parseOutputs(
    "global",
    stackName,
    Object.fromEntries(values.filter(([, value]) => value !== undefined)),
  );
}

function read<Kind extends StackKind>(kind: Kind, reference: StackReference): Output<OutputsByKind[Kind]> {
  return all([reference.name, reference.outputs]).apply(([stackName, outputs]) =>
    parseOutputs(kind, stackName, outputs),
  ) as Output<OutputsByKind[Kind]>;
}
