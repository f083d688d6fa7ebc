import type { Outcome } from "../rollout";
import { errorsText } from "./errors";
import { findingsText } from "./findings";
import { indent, plannedText } from "./words";

/** What `up` would change, stack by stack, with what the policies and the engine say against it. */
export function previewText(outcomes: readonly Outcome[]): string {
  const stacks = outcomes.map(({ unit, result }) => {
    if (result === undefined) return `${unit.name}: not looked at, for a stack before it failed`;
    const errors = indent(errorsText(result.errors));
    return `${unit.name}: ${plannedText(result.record.counts)}${errors ? `\n${errors}` : ""}`;
  });
  const findings = findingsText(outcomes.flatMap(({ result }) => result?.record.findings ?? []));
  return findings === "" ? stacks.join("\n") : `${stacks.join("\n")}\n\n${findings}`;
}

export function previewJson(outcomes: readonly Outcome[]): unknown {
  return {
    ok: outcomes.every(({ standing }) => standing === "done"),
    stacks: outcomes.map(({ unit, standing, result }) => ({
      stack: unit.name,
      standing,
      changes: result?.record.counts ?? {},
      errors: result?.errors ?? [],
      findings: result?.record.findings ?? [],
    })),
  };
}
