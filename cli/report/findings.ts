import { resourceOf } from "../engine/diagnostic";
import type { Finding } from "../engine/record";
import { indent, plural } from "./words";

/** Findings by rule, then stack, then resource; what the rule says of each, with its remediation. */
export function findingsText(findings: readonly Finding[]): string {
  return [...groupBy(findings, (finding) => `${finding.pack}/${finding.rule}`)]
    .map(([rule, ofRule]) => ruleText(rule, ofRule))
    .join("\n\n");
}

function ruleText(rule: string, findings: readonly Finding[]): string {
  const level = findings[0]?.level ?? "mandatory";
  const stacks = [...groupBy(findings, (finding) => finding.stack)].map(([stack, ofStack]) =>
    [stack, ...ofStack.map((finding) => indent(findingText(finding)))].join("\n"),
  );
  return [
    `${rule} (${level}, ${plural(findings.length, "resource")})`,
    ...stacks.map((text) => indent(text)),
  ].join("\n");
}

function findingText(finding: Finding): string {
  if (finding.urn === undefined) return finding.message;
  const { type, name } = resourceOf(finding.urn);
  return `${type} ${name}\n${indent(finding.message)}`;
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
