import { resourceOf } from "../../engine/diagnostic";
import { groupBy } from "../findings";
import type { CheckedFinding } from "./report";

/** What waits for the update, a line a rule: nothing can be done about it, so it must not take the room of what can. */
export const waiting = (findings: readonly CheckedFinding[]): { rule: string; names: string[] }[] =>
  [...groupBy(findings, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    names: [...new Set(ofRule.map(({ stack, urn }) => (urn === undefined ? stack : resourceOf(urn).name)))],
  }));
