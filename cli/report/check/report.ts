/** What one `cells check` found: the data that every output format is made from. */

import type { Exposure } from "../../../policies/reachability/path";
import type { Diagnostic } from "../../engine/diagnostic";
import type { OperationResult } from "../../engine/operation";
import type { Finding } from "../../engine/record";
import { fingerprints, type Wanted } from "./fingerprints";

/**
 * `violation` stops the operation, `advice` does not, `undecided` is judged at the update, and `exempted` would be a
 * violation if an exemption or the baseline did not say otherwise.
 */
export type Kind = "violation" | "advice" | "undecided" | "exempted";

export interface CheckedFinding extends Finding {
  kind: Kind;
  /** Whether the base has it not; left out where there is no base to compare with. */
  isNew?: boolean;
}

/** A resource that the change adds, removes, or wants otherwise. */
export interface Change {
  kind: "added" | "changed" | "removed";
  urn: string;
  /** Names of the properties that differ; their values are nobody's business here. */
  properties: readonly string[];
}

export interface StackReport {
  stack: string;
  ok: boolean;
  durationMs: number;
  resourceCount: number;
  /** Worked out when somebody asks: most checks compare nothing. */
  readonly resources: readonly Wanted[];
  findings: readonly CheckedFinding[];
  errors: readonly Diagnostic[];
  /** Against the base; left out where there is none to compare with. */
  changes?: readonly Change[];
}

export interface EnvironmentReport {
  environment: string;
  stacks: readonly StackReport[];
  /** Why nothing could be checked: the mistakes in its configuration, a line each, after one that counts them. */
  mistakes?: string;
  exposure?: Exposure;
  /** What the change opens and closes to the internet, a sentence each, worst first; left out without a base. */
  openings?: readonly Opening[];
}

export interface Opening {
  kind: "opens" | "closes" | "undeclares" | "declares";
  sentence: string;
  /** The way hop by hop. */
  lines: readonly string[];
}

/** What the check was compared with. */
export interface Base {
  /** As it was typed, for example `origin/main`. */
  ref: string;
  /** The commit where the branch left it, abbreviated. */
  commit?: string;
  /** Why it could not be compared with; then nothing is known to be new. */
  problem?: string;
}

export interface CheckReport {
  environments: readonly EnvironmentReport[];
  base?: Base;
}

export function stackReport({ unit, ok, record, errors, durationMs }: OperationResult): StackReport {
  let wanted: Wanted[] | undefined;
  return {
    stack: unit.name,
    ok,
    durationMs,
    resourceCount: record.resources.length,
    get resources() {
      wanted ??= fingerprints(record.resources);
      return wanted;
    },
    findings: record.findings.map((finding) => ({ ...finding, kind: kindOf(finding) })),
    errors: ok ? [] : errors,
  };
}

/** A line by which the packs mark what is not a plain verdict (`policies/judging/report.ts`, `policies/adoption/adoption.ts`). */
const marks: readonly [RegExp, Kind][] = [
  [/^(Exempted until|Known since) \d{4}-\d\d-\d\d/m, "exempted"],
  [/^.* (is|are) not known before the update\. /m, "undecided"],
];

export function kindOf({ level, message }: Pick<Finding, "level" | "message">): Kind {
  if (level === "mandatory") return "violation";
  return marks.find(([mark]) => mark.test(message))?.[1] ?? "advice";
}

export const stacksOf = (report: CheckReport): StackReport[] =>
  report.environments.flatMap(({ stacks }) => stacks);

export const findingsOf = (report: CheckReport, ...kinds: Kind[]): CheckedFinding[] =>
  stacksOf(report)
    .flatMap(({ findings }) => findings)
    .filter(({ kind }) => kinds.includes(kind));

/** 0: no rule is broken and nothing failed; 1: something is; 2: a configuration can't be used. */
export function exitCodeOf({ environments }: CheckReport): 0 | 1 | 2 {
  if (environments.some(({ mistakes }) => mistakes !== undefined)) return 2;
  return environments.every(({ stacks }) => stacks.every(isClean)) ? 0 : 1;
}

/** Nothing failed and no rule is broken; a rule that could not be judged yet is no breach. */
const isClean = ({ ok, findings }: StackReport): boolean =>
  ok && findings.every(({ kind }) => kind !== "violation");
