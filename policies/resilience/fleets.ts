/** Autoscaling groups: whether their nodes hold calls, and their lifecycle hooks. */

import { HOLDS_CALLS_TAG } from "../constants";
import type { Resource } from "../rule";
import { tagOf } from "../vocabulary/tags";
import { type Fields, fieldsOf, isOn, isUnknown, itemsOf, wordOf } from "../vocabulary/values";

export const GROUP = "aws:autoscaling/group:Group";
export const NATIVE_GROUP = "aws-native:autoscaling:AutoScalingGroup";
export const GROUP_TYPES: readonly string[] = [GROUP, NATIVE_GROUP];
export const LIFECYCLE_HOOK_TYPES: readonly string[] = [
  "aws:autoscaling/lifecycleHook:LifecycleHook",
  "aws-native:autoscaling:LifecycleHook",
];

/** Does the program say that the nodes, tasks or connections of the resource hold calls? */
export function holdsCalls(props: Fields): boolean | "unknown" {
  const tag = tagOf(props, HOLDS_CALLS_TAG);
  return isUnknown(tag) ? "unknown" : isOn(tag);
}

/** A lifecycle hook and the path by which a finding names it. */
export interface Hook {
  readonly path: string;
  readonly fields: Fields;
}

/** What each type calls the hooks that a group has from its first node on. */
const INITIAL: Readonly<Record<string, string>> = {
  [GROUP]: "initialLifecycleHooks",
  [NATIVE_GROUP]: "lifecycleHookSpecificationList",
};

/** The hooks that a group has from its first node on; the property that hides them where they are not known yet. */
export function initialHooks({ type, props }: Resource): { hooks: readonly Hook[] } | { hiddenBy: string } {
  const property = INITIAL[type] ?? "";
  const list = props[property];
  if (isUnknown(list) || itemsOf(list).some(isUnknown)) return { hiddenBy: property };
  return {
    hooks: itemsOf(list).map((hook, index) => ({ path: `${property}[${index}].`, fields: fieldsOf(hook) })),
  };
}

export const isAtTermination = ({ fields }: Hook): boolean =>
  wordOf(fields.lifecycleTransition) === "autoscaling:ec2_instance_terminating";

export const isAtLaunch = ({ fields }: Hook): boolean =>
  wordOf(fields.lifecycleTransition) === "autoscaling:ec2_instance_launching";
