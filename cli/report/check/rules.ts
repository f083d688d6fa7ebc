import { saysOf } from "../../../policies/judging/report";
import { packs } from "../../../policies/packs";
import type { Rule } from "../../../policies/rule";
import type { CheckedFinding } from "./report";

/** A rule with the name of the pack that it comes from. */
export interface KnownRule {
  pack: string;
  rule: Rule;
}

/** Every rule of every pack, in the packs' order. */
export const allRules: readonly KnownRule[] = Object.entries(packs).flatMap(([pack, { rules }]) =>
  rules.map((rule) => ({ pack, rule })),
);

const byId = new Map(allRules.map((known) => [known.rule.id, known]));

/** The rule of a finding; nothing for what a pack says of itself. */
export const ruleOf = (id: string): KnownRule | undefined => byId.get(id);

/** What a finding says of its resource, without what the rule says of every one: title, cure, link. */
export function particulars({ rule, message }: Pick<CheckedFinding, "rule" | "message">): string {
  const known = ruleOf(rule);
  if (known === undefined) return message;
  const title = `${known.rule.title}\n`;
  return saysOf(message) ?? (message.startsWith(title) ? message.slice(title.length) : message);
}
