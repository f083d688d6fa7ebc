/** Puts resources through rules: what there is to say of one resource, or of a whole stack. */

import {
  type Finding,
  isStackRule,
  type Resource,
  type ResourceRule,
  type Rule,
  type Settings,
  type SettingValues,
  type StackResource,
  type StackRule,
} from "../rule";
import { judgeThroughFacade, typesReaching } from "./facade";
import { judgeSafely } from "./report";

export type SettingsOf = (rule: Rule) => SettingValues<Settings>;

/** A finding, and the resource of a stack that it is about; none where the rule itself failed. */
export interface StackFinding {
  readonly urn: string | undefined;
  readonly finding: Finding;
}

export const judgeResource = (rule: ResourceRule, resource: Resource, settingsOf: SettingsOf): Finding[] =>
  judgeSafely(() => judgeThroughFacade(rule, resource, settingsOf(rule)));

export const judgeStack = (
  rule: StackRule,
  resources: readonly StackResource[],
  settingsOf: SettingsOf,
): StackFinding[] =>
  judgeSafely(() => rule.judgeStack(resources, settingsOf(rule))).map((item) =>
    "urn" in item ? item : { urn: undefined, finding: item },
  );

/** Does the rule find anything about the resources that `isMeant` picks by their URN? */
export function findsAny(
  rule: Rule,
  resources: readonly StackResource[],
  isMeant: (urn: string) => boolean,
  settingsOf: SettingsOf,
): boolean {
  if (isStackRule(rule)) {
    return judgeStack(rule, resources, settingsOf).some(({ urn }) => urn === undefined || isMeant(urn));
  }
  const types = typesReaching(rule);
  return resources.some(
    (resource) =>
      types.includes(resource.type) &&
      isMeant(resource.urn) &&
      judgeResource(rule, resource, settingsOf).length > 0,
  );
}
