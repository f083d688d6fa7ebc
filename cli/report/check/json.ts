/** For programs. `version` grows when something that was there changes its meaning or goes. */

import { resourceOf } from "../../engine/diagnostic";
import { locate } from "./locate";
import { type CheckedFinding, type CheckReport, exitCodeOf, type StackReport } from "./report";
import { particulars, ruleOf } from "./rules";

export function checkJson(report: CheckReport): string {
  const { base = null, environments } = report;
  const value = {
    version: 1,
    ok: exitCodeOf(report) === 0,
    base,
    environments: environments.map(({ environment, mistakes, stacks, openings }) => ({
      environment,
      mistakes: mistakes?.split("\n") ?? [],
      stacks: stacks.map(stackJson),
      ...(openings === undefined ? {} : { openings }),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const stackJson = ({ stack, ok, resourceCount, changes, findings, errors }: StackReport) => ({
  stack,
  ok,
  resources: resourceCount,
  ...(changes === undefined ? {} : { changes }),
  findings: findings.map(findingJson),
  errors,
});

function findingJson({ stack, pack, rule, level, kind, isNew, urn, message }: CheckedFinding) {
  const known = ruleOf(rule);
  return {
    rule,
    pack,
    level,
    kind,
    ...(isNew === undefined ? {} : { new: isNew }),
    ...(known === undefined ? {} : { severity: known.rule.severity, title: known.rule.title }),
    ...(urn === undefined ? {} : { urn, ...resourceOf(urn) }),
    ...locate(stack, urn),
    text: particulars({ rule, message }),
    message,
  };
}
