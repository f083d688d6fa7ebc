/** Serves a list of rules as a Pulumi policy pack. */

import { readFileSync } from "node:fs";
import { type Policy, PolicyPack } from "@pulumi/policy";
import { isStackRule, levelOf, type Pack, type Rule } from "../rule";
import { type SdkPolicy, withAnswers } from "./dispatch";
import { ServedPack } from "./served-pack";
import { configSchema } from "./settings";

/** Starts the pack: the engine connects to the port that the SDK prints. */
export function servePack(pack: Pack): void {
  const served = new ServedPack(pack, { version: ownVersion(), folder: process.cwd() });
  withAnswers(served, () => {
    new PolicyPack(pack.name, {
      description: pack.description,
      displayName: pack.title,
      provider: "aws",
      policies: served.rules.map(policyOf),
    });
  });
}

/** The version in the package.json of the pack, whose folder the engine starts it in. */
const ownVersion = (): string => JSON.parse(readFileSync("package.json", "utf8")).version;

/** What the engine is told about a rule. The served pack judges in the place of the functions. */
export const policyOf = (rule: Rule): SdkPolicy =>
  isStackRule(rule)
    ? { ...textOf(rule), validateStack: () => {} }
    : { ...textOf(rule), validateResource: () => {} };

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
