import type { Rule } from "./rule";

/**
 * A dual-stack accelerator takes only dual-stack endpoints. The other way round is right: an environment moves to dual
 * stack cell by cell, and the accelerator last. Source: AWS, "Dual-stack accelerators".
 */
export const dualStack: Rule = ({ global, cells, inOrder }) => {
  if (!global?.settings.accelerator?.dualStack) return;
  for (const cell of cells) {
    if (cell.settings.network?.dualStack !== false) continue;
    if (inOrder.indexOf(cell) > inOrder.indexOf(global)) {
      const rule = `does not go with accelerator.dualStack true in ${global.file}`;
      cell.report("network.dualStack", rule, "Write true here, or false there.");
    } else {
      const rule = `does not go with network.dualStack false in ${cell.file}`;
      global.report(
        "accelerator.dualStack",
        rule,
        "Write false here, or true there and bring that cell up first.",
      );
    }
  }
};
