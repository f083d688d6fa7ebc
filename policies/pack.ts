/** Serves a list of rules as a Pulumi policy pack. The only module of the packs that knows the policy SDK. */

import { readFileSync } from "node:fs";
import {
  type Policy,
  PolicyPack,
  type PolicyResource,
  type ReportViolation,
  type ResourceValidationPolicy,
  type StackValidationPolicy,
} from "@pulumi/policy";
import { analyzeByType, withAnalyze } from "./dispatch";
import { judgeThroughFacade, typesReaching } from "./facade";
import { judgeSafely, report } from "./report";
import {
  isStackRule,
  levelOf,
  type Pack,
  type ResourceRule,
  type Rule,
  type StackResource,
  type StackRule,
} from "./rule";
import { configSchema, settingValues } from "./settings";

/** Starts the pack: the engine connects to the port that the SDK prints. Configuration may lower a rule. */
export function servePack(pack: Pack): void {
  const level = "mandatory";
  const analyze = analyzeByType({ name: pack.name, version: ownVersion(), level }, pack.rules, policyOf);
  withAnalyze(analyze, () => {
    new PolicyPack(pack.name, {
      description: pack.description,
      displayName: pack.title,
      provider: "aws",
      enforcementLevel: level,
      policies: pack.rules.map(policyOf),
    });
  });
}

/** The version in the package.json of the pack, whose folder the engine starts it in. */
const ownVersion = (): string => JSON.parse(readFileSync("package.json", "utf8")).version;

export const policyOf = (rule: Rule): ResourceValidationPolicy | StackValidationPolicy =>
  isStackRule(rule) ? stackPolicy(rule) : resourcePolicy(rule);

const textOf = (rule: Rule): Policy => ({
  name: rule.id,
  description: rule.title,
  displayName: rule.title,
  severity: rule.severity,
  remediationSteps: rule.remediation.map((step, index) => `${index + 1}. ${step}`).join("\n"),
  url: rule.links[0],
  enforcementLevel: levelOf(rule),
  ...(rule.settings ? { configSchema: configSchema(rule.settings) } : {}),
});

function resourcePolicy(rule: ResourceRule): ResourceValidationPolicy {
  const types = new Set(typesReaching(rule));
  return {
    ...textOf(rule),
    validateResource({ type, name, props, opts, getConfig }, reportViolation) {
      if (!types.has(type)) return;
      const settings = settingValues(rule.settings, getConfig());
      const resource = { type, name, props: rawProps(props), options: { protect: opts.protect } };
      const findings = judgeSafely(() => judgeThroughFacade(rule, resource, settings));
      for (const item of report(rule, findings)) send(reportViolation, item);
    },
  };
}

function stackPolicy(rule: StackRule): StackValidationPolicy {
  return {
    ...textOf(rule),
    validateStack({ resources, getConfig }, reportViolation) {
      const settings = settingValues(rule.settings, getConfig());
      const found = judgeSafely(() => rule.judgeStack(resources.map(stackResourceReader()), settings));
      for (const item of found) {
        const [urn, finding] = "urn" in item ? [item.urn, item.finding] : [undefined, item];
        for (const line of report(rule, [finding])) send(reportViolation, line, urn);
      }
    },
  };
}

/** Rules get each resource once, so that they can compare by identity; references to itself included. */
function stackResourceReader(): (resource: PolicyResource) => StackResource {
  const seen = new Map<PolicyResource, StackResource>();
  return function read(resource) {
    const known = seen.get(resource);
    if (known) return known;
    const { type, name, urn, props, opts } = resource;
    const propertyDependencies: Record<string, StackResource[]> = {};
    const options = { protect: opts.protect };
    const result = { type, name, urn, props: rawProps(props), options, propertyDependencies };
    seen.set(resource, result);
    for (const [property, sources] of Object.entries(resource.propertyDependencies)) {
      propertyDependencies[property] = sources.map(read);
    }
    return result;
  };
}

/** The SDK wraps inputs so that reading an unknown throws; rules read the plain values beneath (values.ts). */
const rawProps = (props: Record<string, unknown>): Record<string, unknown> => {
  const target = props.__getSpecialProxyTarget;
  return typeof target === "object" && target !== null ? (target as Record<string, unknown>) : props;
};

/** The SDK also takes an object, with a level of its own, which its types don't say. */
function send(reportViolation: ReportViolation, item: ReturnType<typeof report>[number], urn?: string): void {
  const detail = item.advisory
    ? { message: item.message, urn, enforcementLevel: "advisory" }
    : { message: item.message, urn };
  reportViolation(detail as unknown as string, urn);
}
