/** What the engine was configured with: the level and the settings of each rule. */

import { type ConfigureAnalyzerRequest, EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { levelOf, type Rule, type Settings, type SettingValues } from "../rule";
import { settingValues } from "./settings";

export type Level = "mandatory" | "advisory" | "disabled";

interface Configured {
  readonly level: Level;
  readonly values: Readonly<Record<string, unknown>>;
}

export class Configuration {
  readonly #rules: ReadonlyMap<string, Configured>;

  /** @param request of the engine; without one, every rule is as it is by itself */
  constructor(request?: ConfigureAnalyzerRequest) {
    const rules = new Map<string, Configured>();
    request?.getPolicyconfigMap().forEach((config, rule) => {
      const values = config.getProperties()?.toJavaScript() ?? {};
      rules.set(rule, { level: levelNamed(config.getEnforcementlevel()), values });
    });
    this.#rules = rules;
  }

  levelOf(rule: Rule): Level {
    return this.#rules.get(rule.id)?.level ?? levelOf(rule);
  }

  /** A setting of a rule by its name. */
  textOf(rule: string, setting: string): string | undefined {
    const value = this.#rules.get(rule)?.values[setting];
    return typeof value === "string" && value !== "" ? value : undefined;
  }

  settingsOf(rule: Rule): SettingValues<Settings> {
    return settingValues(rule.settings, this.#rules.get(rule.id)?.values ?? {});
  }
}

/** Nothing here mends resources by itself, so "remediate" can only mean that it must be mended. */
function levelNamed(level: EnforcementLevel): Level {
  if (level === EnforcementLevel.DISABLED) return "disabled";
  return level === EnforcementLevel.ADVISORY ? "advisory" : "mandatory";
}
