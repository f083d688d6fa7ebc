import type { CellDraft } from "../draft";
import type { Rule } from "./rule";

/** Minimum sizes are not above maximum sizes. */
export const sizes: Rule = ({ cells }) => {
  for (const cell of cells) {
    const { edge, media, switches } = cell.settings;
    inOrder(cell, "edge.minTasks", edge?.minTasks, "edge.maxTasks", edge?.maxTasks);
    inOrder(cell, "media.minSize", media?.minSize, "media.maxSize", media?.maxSize);
    inOrder(cell, "switches.minSize", switches?.minSize, "switches.maxSize", switches?.maxSize);
  }
};

function inOrder(
  cell: CellDraft,
  minimum: string,
  low: number | undefined,
  maximum: string,
  high: number | undefined,
): void {
  if (low === undefined || high === undefined || low <= high) return;
  cell.report(minimum, `is above ${maximum}, ${high}`, `Lower it, or raise ${maximum} to ${low} or more.`);
}
