import type { KnownFinding, Recorded } from "../../policies/adoption/baseline";
import { label } from "../engine/record";
import { indent, plural } from "./words";

/** What a recorded baseline holds now, and how that differs from before. */
export function baselineText(environment: string, { findings, added, removed }: Recorded): string {
  return [
    listText("Added", added),
    listText("Removed, because they are mended", removed),
    `✔ ${environment} is checked: the baseline holds ${plural(findings.length, "finding")}, ${added.length} of them new.`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

function listText(title: string, findings: readonly KnownFinding[]): string {
  const lines = findings.map(({ rule, resource, says }) =>
    indent(`${rule}: ${label(resource)} of ${stackOf(resource)}\n${indent(says)}`),
  );
  return lines.length === 0 ? "" : [`${title}:`, ...lines].join("\n");
}

const stackOf = (urn: string): string => urn.split(":")[2] ?? "";

export const baselineJson = ({ findings, added, removed }: Recorded): unknown => ({
  findings,
  added,
  removed,
});
