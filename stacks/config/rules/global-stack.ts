import { globalStackOf } from "../stack-name";
import type { Rule } from "./rule";

/** A cell attaches itself to the global stack of its environment. */
export const globalStack: Rule = ({ name, hasGlobalFile, cells }) => {
  if (hasGlobalFile) return;
  const file = `Pulumi.${globalStackOf(name)}.yaml`;
  for (const cell of cells) {
    cell.mistakes.push({
      file: cell.file,
      rule: `belongs to the environment "${name}", which has no file ${file} beside it`,
      cure: `Add ${file}, or rename this stack if "${name}" is a slip.`,
    });
  }
};
