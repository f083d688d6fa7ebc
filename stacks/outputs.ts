/**
 * The contract of this project's stacks. Programs of other teams import this file: it needs `@pulumi/pulumi` and
 * `zod`, not `@pulumi/aws`.
 */
export {
  type CellOutputs,
  cellOutputsSchema,
  contractVersions,
  type GlobalOutputs,
  globalOutputsSchema,
  type StackKind,
} from "./outputs/contract";
export { OutputsError, outputValues, parseOutputs } from "./outputs/parse";
export { cellOutputs, type Exports, globalOutputs, type InputForm } from "./outputs/produce";
export { awaitGlobalOutputs, readCellOutputs, readGlobalOutputs } from "./outputs/read";
