import { freeBlock, overlaps, parseBlock } from "../cidr";
import type { Rule } from "./rule";

/** Cells of an environment have address ranges of their own, so that they can be peered and told apart in logs. */
export const addressRanges: Rule = ({ inOrder }) => {
  const cells = inOrder.flatMap((stack) => {
    if (stack.name.kind !== "cell") return [];
    const { network } = stack.settings as { network?: { cidrBlock?: string } };
    const block = network?.cidrBlock === undefined ? undefined : parseBlock(network.cidrBlock);
    return block ? [{ stack, block, cidrBlock: network?.cidrBlock }] : [];
  });
  const taken = cells.map(({ block }) => block);
  for (const [index, { stack, block }] of cells.entries()) {
    for (const other of cells.slice(0, index)) {
      if (!overlaps(block, other.block)) continue;
      const free = freeBlock(block.prefixLength, block, taken);
      const example = free ? `, for example "${free}"` : "";
      const rule = `overlaps ${other.cidrBlock} of ${other.stack.file}`;
      stack.report("network.cidrBlock", rule, `Give each cell its own range${example}.`);
    }
  }
};
