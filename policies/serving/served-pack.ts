/** The rules of a pack, and those about the repository's own files, under what the engine configured last. */

import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { Adoption, BASELINE_FILE, EXEMPTIONS_FILE } from "../adoption/adoption";
import { fileRules } from "../adoption/file-rules";
import { typesReaching } from "../judging/facade";
import { judgeResource, judgeStack, type SettingsOf } from "../judging/judge";
import { report } from "../judging/report";
import { type Finding, isStackRule, type Pack, type ResourceRule, type Rule } from "../rule";
import { today } from "../vocabulary/today";
import { Configuration } from "./configuration";
import { type Answers, answersOf } from "./dispatch";
import { resourceOf, stackResourcesOf } from "./resources";

export interface Place {
  readonly version: string;
  /** Where the pack is: the repository's own files are looked for from there upward. */
  readonly folder: string;
}

/** It remembers nothing of what it judged, so that one process may serve several stacks. */
export class ServedPack {
  readonly rules: readonly Rule[];
  readonly answers: Answers;
  readonly #pack: Pack;
  readonly #folder: string;
  #configuration = new Configuration();
  #adoption: Adoption;

  constructor(pack: Pack, { version, folder }: Place) {
    this.#pack = pack;
    this.#folder = folder;
    this.#adoption = this.#readAdoption();
    const adoption = () => this.#adoption;
    const rules = () => pack.rules.filter(this.#isOn);
    this.rules = [...pack.rules, ...fileRules({ rules, settingsOf: this.#settingsOf, adoption })];
    this.answers = answersOf({ name: pack.name, version }, this.#resourcePolicies(), this.#stackPolicy());
  }

  /** Called at the start of every operation of an engine: the repository's files are then read anew. */
  readonly configure = (request: ConfigureAnalyzerRequest): void => {
    this.#configuration = new Configuration(request);
    this.#adoption = this.#readAdoption();
  };

  #readAdoption(): Adoption {
    const file = (rule: string, usual: string) => this.#configuration.textOf(rule, "file") ?? usual;
    return new Adoption({
      packFolder: this.#folder,
      knownRules: this.#pack.holdsEveryRule ? this.#pack.rules.map(({ id }) => id) : undefined,
      today: today(),
      exemptionsFile: file("exemptions-invalid", EXEMPTIONS_FILE),
      baselineFile: file("baseline-invalid", BASELINE_FILE),
    });
  }

  #isOn = (rule: Rule): boolean => this.#configuration.levelOf(rule) !== "disabled";
  #settingsOf: SettingsOf = (rule) => this.#configuration.settingsOf(rule);

  /** All rules for a type as one policy. */
  #resourcePolicies(): Map<string, ResourceValidationPolicy> {
    const byType = new Map<string, ResourceRule[]>();
    for (const rule of this.rules) {
      if (isStackRule(rule)) continue;
      for (const type of typesReaching(rule)) byType.set(type, [...(byType.get(type) ?? []), rule]);
    }
    return new Map([...byType].map(([type, rules]) => [type, this.#resourcePolicy(rules)]));
  }

  #resourcePolicy(rules: readonly ResourceRule[]): ResourceValidationPolicy {
    return {
      ...UNSEEN,
      validateResource: (args, reportViolation) => {
        const resource = resourceOf(args);
        for (const rule of rules.filter(this.#isOn)) {
          this.#send(rule, args.urn, judgeResource(rule, resource, this.#settingsOf), reportViolation);
        }
      },
    };
  }

  /** All stack rules as one policy. */
  #stackPolicy(): StackValidationPolicy {
    const rules = this.rules.filter(isStackRule);
    return {
      ...UNSEEN,
      validateStack: ({ resources }, reportViolation) => {
        const stack = stackResourcesOf(resources);
        const anywhere = stack[0]?.urn ?? ""; // where the rule itself failed, there is no resource
        for (const rule of rules.filter(this.#isOn)) {
          for (const { urn = anywhere, finding } of judgeStack(rule, stack, this.#settingsOf)) {
            this.#send(rule, urn, [finding], reportViolation);
          }
        }
      },
    };
  }

  /** The SDK also takes an object that names another rule, which its types don't say. */
  #send(rule: Rule, urn: string, findings: readonly Finding[], reportViolation: ReportViolation): void {
    const level = this.#configuration.levelOf(rule);
    const waiverOf = (says: string) => this.#adoption.waiverOf(rule.id, urn, says);
    for (const { message, advisory } of report(rule, findings, waiverOf)) {
      const violation = {
        name: rule.id,
        description: rule.title,
        severity: rule.severity,
        enforcementLevel: advisory ? "advisory" : level,
        message,
        urn,
      };
      reportViolation(violation as unknown as string);
    }
  }
}

/** Nobody sees the name of a policy that stands for several rules: each violation has the name of its rule. */
const UNSEEN = { name: "rules", description: "All rules for a resource." };
