import { plural } from "../words";
import { type CheckReport, exitCodeOf, findingsOf, stacksOf } from "./report";

export interface Verdict {
  ok: boolean;
  /** `3 stacks and 319 resources of dev checked: no rule is broken.` */
  sentence: string;
}

export function verdictOf(report: CheckReport): Verdict {
  const stacks = stacksOf(report);
  const resources = stacks.reduce((sum, stack) => sum + stack.resourceCount, 0);
  const names = report.environments.filter(({ mistakes }) => mistakes === undefined);
  const where = names.map(({ environment }) => environment).join(", ");
  const looked =
    names.length === 0
      ? "Nothing checked"
      : `${plural(stacks.length, "stack")} and ${plural(resources, "resource")} of ${where} checked`;
  return { ok: exitCodeOf(report) === 0, sentence: `${looked}: ${outcome(report)}.` };
}

function outcome(report: CheckReport): string {
  const violations = findingsOf(report, "violation");
  const fresh = violations.filter(({ isNew }) => isNew).length;
  const failed = stacksOf(report).filter(({ errors }) => errors.length > 0).length;
  const unusable = report.environments.filter(({ mistakes }) => mistakes !== undefined);
  const news = fresh > 0 && fresh < violations.length ? ` (${fresh} new)` : "";
  const parts = [
    ...(violations.length > 0 ? [`${plural(violations.length, "violation")}${news}`] : []),
    ...(failed > 0 ? [`${plural(failed, "stack")} with errors`] : []),
    ...unusable.map(({ environment }) => `the configuration of ${environment} can't be used`),
  ];
  return parts.length === 0 ? "no rule is broken" : parts.join(", ");
}
