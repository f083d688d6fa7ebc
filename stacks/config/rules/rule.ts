/** Rules that settings keep together, in one stack or over an environment. */
import type { CellDraft, GlobalDraft } from "../draft";

/** The stacks of one environment; absent is what could not be read. */
export interface Environment {
  readonly name: string;
  /** Whether the global stack has a file, even one that can't be read. */
  readonly hasGlobalFile: boolean;
  readonly global: GlobalDraft | undefined;
  readonly cells: readonly CellDraft[];
  /** All of them in the order in which a mistake between two is reported: in the later one. */
  readonly inOrder: readonly (GlobalDraft | CellDraft)[];
}

/** Looks at an environment and reports mistakes to the drafts of its stacks. A setting that is wrong itself is absent. */
export type Rule = (environment: Environment) => void;
