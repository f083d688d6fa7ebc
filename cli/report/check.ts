import type { OperationResult } from "../engine/operation";
import { errorsText } from "./errors";
import { findingsText } from "./findings";
import { indent, plural } from "./words";

/** What a check found: rules broken, errors, and one line that says how it ended. */
export function checkText(environment: string, results: readonly OperationResult[]): string {
  const findings = results.flatMap(({ record }) => record.findings);
  const broken = findings.filter((finding) => finding.level === "mandatory");
  const advice = findings.filter((finding) => finding.level !== "mandatory");
  const failed = results.filter(({ ok, errors }) => !ok && errors.length > 0);
  const sections = [
    findingsText(advice),
    findingsText(broken),
    failed.map(({ unit, errors }) => `${unit.name}\n${indent(errorsText(errors))}`).join("\n\n"),
    verdict(environment, results, broken.length, failed.length),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function verdict(
  environment: string,
  results: readonly OperationResult[],
  broken: number,
  failed: number,
): string {
  const resources = results.reduce((sum, { record }) => sum + record.changes, 0);
  const looked = `${plural(results.length, "stack")} and ${plural(resources, "resource")} of ${environment}`;
  if (broken === 0 && failed === 0) return `✔ ${looked} checked: no rule is broken.`;
  return `✘ ${looked} checked: ${plural(broken, "violation")}, ${plural(failed, "stack")} with errors.`;
}

export function checkJson(results: readonly OperationResult[]): unknown {
  return results.map(({ unit, ok, record, errors }) => ({
    stack: unit.name,
    ok,
    resources: record.changes,
    findings: record.findings,
    errors,
  }));
}
