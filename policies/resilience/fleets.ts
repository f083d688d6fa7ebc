/** Autoscaling groups: whether their nodes hold calls, and their lifecycle hooks. */

import { HOLDS_CALLS_TAG } from "../constants";
import { tagOf } from "../tags";
import { type Fields, fieldsOf, isOn, isUnknown, itemsOf, wordOf } from "../values";

export const GROUP = "aws:autoscaling/group:Group";
export const NATIVE_GROUP = "aws-native:autoscaling:AutoScalingGroup";
export const LIFECYCLE_HOOK = "aws:autoscaling/lifecycleHook:LifecycleHook";

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

/** The hooks that a group has from its first node on; "unknown" where the list is. */
export function initialHooks({ initialLifecycleHooks }: Fields): Hook[] | "unknown" {
  if (isUnknown(initialLifecycleHooks) || itemsOf(initialLifecycleHooks).some(isUnknown)) return "unknown";
  return itemsOf(initialLifecycleHooks).map((hook, index) => ({
    path: `initialLifecycleHooks[${index}].`,
    fields: fieldsOf(hook),
  }));
}

export const isAtTermination = ({ fields }: Hook): boolean =>
  wordOf(fields.lifecycleTransition) === "autoscaling:ec2_instance_terminating";

export const isAtLaunch = ({ fields }: Hook): boolean =>
  wordOf(fields.lifecycleTransition) === "autoscaling:ec2_instance_launching";
