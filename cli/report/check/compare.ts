/** What is new in a check, against the same check of the base. */

import { exposureDiff } from "../../../policies/reachability/diff";
import { pathLines } from "../../../policies/reachability/words";
import type { Wanted } from "./fingerprints";
import type {
  Base,
  Change,
  CheckedFinding,
  CheckReport,
  EnvironmentReport,
  Opening,
  StackReport,
} from "./report";

/** Environments are told apart by their names, stacks and resources too, findings by rule and resource. */
export function compareWith(base: Base, before: CheckReport | undefined, report: CheckReport): CheckReport {
  if (before === undefined) return { ...report, base };
  const environments = report.environments.map((after) =>
    compareEnvironment(
      before.environments.find(({ environment }) => environment === after.environment),
      after,
    ),
  );
  return { environments, base: { ...base, ...problemOf(before) } };
}

/** What the base itself could not be checked for. */
function problemOf({ environments }: CheckReport): { problem?: string } {
  const problems = environments.flatMap(({ mistakes, stacks }) => [
    ...(mistakes === undefined || isAbsent(mistakes) ? [] : [mistakes]),
    ...stacks.filter(hasErrors).map(({ stack }) => `${stack} has errors there, so what it had is not known`),
  ]);
  return problems.length === 0 ? {} : { problem: problems.join("\n") };
}

/** The base knows no such environment: all of it is new. */
const isAbsent = (mistakes: string): boolean => / is not there\. /.test(mistakes);

const hasErrors = ({ ok, errors }: StackReport): boolean => !ok && errors.length > 0;

function compareEnvironment(
  before: EnvironmentReport | undefined,
  after: EnvironmentReport,
): EnvironmentReport {
  const isNew = before === undefined || (before.mistakes !== undefined && isAbsent(before.mistakes));
  const known = isNew ? emptyOf(after) : before;
  if (known.mistakes !== undefined) return after;
  const complete = known.stacks.every(({ ok }) => ok);
  const stacks = after.stacks.map((stack) => {
    const old = known.stacks.find((one) => one.stack === stack.stack);
    if (old === undefined) return complete ? compareStack({ resources: [], findings: [] }, stack) : stack;
    return hasErrors(old) ? stack : compareStack(old, stack);
  });
  return { ...after, stacks, ...openingsOf(known, after) };
}

const emptyOf = ({ environment }: EnvironmentReport): EnvironmentReport => ({
  environment,
  stacks: [],
  exposure: { paths: [], blindSpots: [] },
});

function compareStack(before: Pick<StackReport, "resources" | "findings">, after: StackReport): StackReport {
  const known = new Set(before.findings.map(keyOf));
  const findings = after.findings.map((finding) => ({ ...finding, isNew: !known.has(keyOf(finding)) }));
  // a stack that failed has not told all of its resources
  return after.errors.length > 0
    ? { ...after, findings }
    : { ...after, findings, changes: changesOf(before.resources, after.resources) };
}

/** An exemption that is gone makes a violation of what is known, and that is new. */
const keyOf = ({ rule, urn, kind }: CheckedFinding): string => JSON.stringify([rule, urn, kind]);

function changesOf(before: readonly Wanted[], after: readonly Wanted[]): Change[] {
  const [old, now] = [byUrn(before), byUrn(after)];
  const added = after.filter(({ urn }) => !old.has(urn));
  const removed = before.filter(({ urn }) => !now.has(urn));
  const changed = after.flatMap(({ urn, properties }) => {
    const names = differing(old.get(urn)?.properties ?? properties, properties);
    return names.length === 0 ? [] : [{ kind: "changed" as const, urn, properties: names }];
  });
  return [
    ...added.map(({ urn }) => ({ kind: "added" as const, urn, properties: [] })),
    ...changed,
    ...removed.map(({ urn }) => ({ kind: "removed" as const, urn, properties: [] })),
  ];
}

const byUrn = (resources: readonly Wanted[]): Map<string, Wanted> =>
  new Map(resources.map((resource) => [resource.urn, resource]));

function differing(before: Wanted["properties"], after: Wanted["properties"]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}

function openingsOf(before: EnvironmentReport, after: EnvironmentReport): { openings?: Opening[] } {
  if (before.exposure === undefined || after.exposure === undefined) return {};
  const { changes } = exposureDiff(before.exposure, after.exposure);
  const openings = changes.map(({ kind, sentence, path }) => ({ kind, sentence, lines: pathLines(path) }));
  return { openings };
}
