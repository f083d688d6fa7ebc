/** Checks the stacks of one environment together. */
import { type CellDraft, draftCell, draftGlobal, type GlobalDraft } from "./draft";
import { formatMistake, type Mistake } from "./mistake";
import { rules } from "./rules";
import type { StackFile } from "./stack-file";
import { globalStackOf, isStackName, parseStackName } from "./stack-name";

export interface CheckedEnvironment {
  readonly global: GlobalDraft | undefined;
  /** Sorted by Region. */
  readonly cells: readonly CellDraft[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Drafts every stack and applies every rule. A mistake between two stacks is reported in the one that comes later in
 * `sources`.
 */
export function checkEnvironment(environment: string, sources: readonly StackFile[]): CheckedEnvironment {
  const faults = sources.flatMap(({ mistakes }) => mistakes);
  const inOrder: (GlobalDraft | CellDraft)[] = [];
  for (const { stack, file, entries, mistakes } of sources) {
    const name = parseStackName(stack);
    if (!isStackName(name)) faults.push({ file, ...name });
    else if (mistakes.length > 0) continue;
    else
      inOrder.push(
        name.kind === "global" ? draftGlobal(name, file, entries) : draftCell(name, file, entries),
      );
  }
  const global = inOrder.find(isGlobal);
  const cells = inOrder.filter(isCell).sort((one, other) => (one.name.region < other.name.region ? -1 : 1));
  const hasGlobalFile = sources.some(({ stack }) => stack === globalStackOf(environment));
  for (const rule of rules) rule({ name: environment, hasGlobalFile, global, cells, inOrder });
  const mistakes = unlike([...faults, ...inOrder.flatMap((draft) => draft.mistakes)]);
  return { global, cells, mistakes };
}

/** One number can be wrong in two ways of the schema and one word of ours. */
function unlike(mistakes: readonly Mistake[]): Mistake[] {
  return [...new Map(mistakes.map((mistake) => [formatMistake(mistake), mistake])).values()];
}

function isGlobal(draft: GlobalDraft | CellDraft): draft is GlobalDraft {
  return draft.name.kind === "global";
}

function isCell(draft: GlobalDraft | CellDraft): draft is CellDraft {
  return draft.name.kind === "cell";
}
