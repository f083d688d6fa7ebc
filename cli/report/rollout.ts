import type { Outcome, Standing } from "../rollout";
import { errorsText } from "./errors";
import { findingsText } from "./findings";
import { countsText, durationText, indent, plural } from "./words";

const signs: Record<Standing, string> = {
  done: "✔",
  failed: "✘",
  unhealthy: "!",
  interrupted: "■",
  untouched: "·",
};

/** The end of an `up` or a `destroy`: what happened, what stands, and what to type next. */
export interface RolloutReport {
  verb: "up" | "destroy";
  outcomes: readonly Outcome[];
  /** The command that goes on from here, for example `npx cells up dev --offline`. */
  command: string;
}

export function rolloutText(report: RolloutReport): string {
  const lines = report.outcomes.map((outcome) => outcomeText(outcome, report.verb));
  const stopped = report.outcomes.find((outcome) => outcome.standing !== "done");
  return [...lines, "", stopped ? stoppedText(report, stopped) : allDoneText(report)].join("\n");
}

function outcomeText({ unit, standing, result, health }: Outcome, verb: "up" | "destroy"): string {
  const head = `${signs[standing]} ${unit.name}`;
  if (standing === "untouched" || result === undefined)
    return `${head}: not ${verb === "up" ? "brought up" : "destroyed"}`;
  const counts = `${countsText(result.record.counts)} in ${durationText(result.durationMs)}`;
  if (standing === "done") return `${head}: ${counts}`;
  if (standing === "unhealthy")
    return `${head}: ${counts}, but not healthy\n${indent(health?.problems.join("\n") ?? "")}`;
  const findings = result.record.findings.filter((finding) => finding.level === "mandatory");
  const details = [findingsText(findings), errorsText(result.errors)].filter((text) => text !== "");
  return `${head}: ${standing} after ${counts}\n${indent(details.join("\n"))}`;
}

function allDoneText({ outcomes, verb }: RolloutReport): string {
  const changed = outcomes.some((outcome) => (outcome.result?.record.changes ?? 0) > 0);
  if (verb === "destroy") return `${plural(outcomes.length, "stack")} destroyed.`;
  return changed
    ? `${plural(outcomes.length, "stack")} up.`
    : `${plural(outcomes.length, "stack")} up; no changes.`;
}

function stoppedText({ outcomes, verb, command }: RolloutReport, at: Outcome): string {
  const done = outcomes.filter((outcome) => outcome.standing === "done").map((outcome) => outcome.unit.name);
  const left = outcomes
    .filter((outcome) => outcome.standing === "untouched")
    .map((outcome) => outcome.unit.name);
  const why = { failed: "failed", unhealthy: "is not healthy", interrupted: "was interrupted" }[
    at.standing as "failed"
  ];
  const doneWord = verb === "up" ? "Up to date" : "Destroyed";
  return [
    `Stopped at ${at.unit.name}, which ${why ?? "was not started"}.`,
    `${doneWord}: ${done.join(", ") || "none"}. ${verb === "up" ? "Not touched" : "Still there"}: ${left.join(", ") || "none"}.`,
    `Nothing that was done is lost. To go on: ${command}`,
  ].join("\n");
}

export function rolloutJson(report: RolloutReport): unknown {
  return {
    ok: report.outcomes.every((outcome) => outcome.standing === "done"),
    stacks: report.outcomes.map(({ unit, standing, result, health }) => ({
      stack: unit.name,
      standing,
      changes: result?.record.counts ?? {},
      durationSeconds: result ? result.durationMs / 1000 : 0,
      errors: result?.errors ?? [],
      findings: result?.record.findings ?? [],
      ...(health ? { health } : {}),
    })),
    next: report.command,
  };
}
