import { readFileSync } from "node:fs";
import { packs } from "../../policies/packs";
import { levelOf, type Rule } from "../../policies/rule";
import { policyConfigOf } from "../packs";

/** What the file of an environment says of a rule: its level, or settings among which there may be a level. */
type Configured = string | { enforcementLevel?: string; [setting: string]: unknown };

/**
 * The environment's policy configuration with no rule that blocks and none that only advises: a check under it goes to its
 * end, and whatever it finds would have blocked.
 *
 * @param baselineFile what stands in the place of the baseline that is to be recorded
 */
export function findAllLevels(environment: string, baselineFile: string): Record<string, Configured> {
  const configured = configuredLevels(environment);
  const rules = Object.values(packs).flatMap((pack) => pack.rules);
  return {
    ...Object.fromEntries(rules.map((rule) => [rule.id, findAll(rule, configured)])),
    "exemption-unused": "disabled",
    "baseline-outdated": "disabled",
    "baseline-invalid": { file: baselineFile },
  };
}

function configuredLevels(environment: string): Record<string, Configured> {
  const { policyConfig } = policyConfigOf(environment);
  return policyConfig === undefined ? {} : JSON.parse(readFileSync(policyConfig, "utf8"));
}

function findAll(rule: Rule, configured: Record<string, Configured>): Configured {
  const own = configured[rule.id];
  const settings = typeof own === "object" ? own : {};
  const level = levelIn(own) ?? levelIn(configured.all) ?? levelOf(rule);
  return { ...settings, enforcementLevel: level === "mandatory" ? "advisory" : "disabled" };
}

const levelIn = (configured: Configured | undefined): string | undefined =>
  typeof configured === "object" ? configured.enforcementLevel : configured;
