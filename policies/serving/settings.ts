/** What configuration may change about a rule, in the SDK's terms, and the values that a rule gets. */

import type { PolicyConfigSchema } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Setting, Settings, SettingValues } from "../rule";
import { isAbsent } from "../vocabulary/values";

/** The schema by which the engine refuses a wrong configuration before anything is judged. */
export function configSchema(settings: Settings = {}): PolicyConfigSchema | undefined {
  const properties = Object.entries(settings).map(([name, setting]) => [name, schemaOf(setting)]);
  return properties.length > 0 ? { properties: Object.fromEntries(properties) } : undefined;
}

function schemaOf(setting: Setting): PolicyConfigJSONSchema {
  const { description, minimum, maximum } = setting;
  const limits = {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  const written = { description, default: defaultOf(setting), ...limits };
  return Array.isArray(setting.default)
    ? { type: "array", items: { type: "string" }, ...written }
    : { type: typeof setting.default as "number" | "boolean" | "string", ...written };
}

/** Each setting as configured, or its default. */
export function settingValues(
  settings: Settings | undefined,
  configured: Readonly<Record<string, unknown>>,
): SettingValues<Settings> {
  if (!settings) return {};
  const values = Object.entries(settings).map(([name, setting]) => {
    const value = configured[name];
    return [name, isAbsent(value) ? defaultOf(setting) : value];
  });
  return Object.fromEntries(values);
}

const defaultOf = ({ default: value }: Setting): number | boolean | string | string[] =>
  typeof value === "object" ? [...value] : value;
