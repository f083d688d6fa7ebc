import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { GROUP_TYPES, type Hook, initialHooks, isAtLaunch, LIFECYCLE_HOOK_TYPES } from "../fleets";

/** Hooks that let a node in whether or not it got ready. */
export const launchHookContinues: ResourceRule = {
  id: "launch-hook-continues",
  title: "A node that does not get ready is replaced.",
  severity: "medium",
  awsDefault:
    "When the time of a launch hook is over the node is abandoned and replaced, unless the hook says CONTINUE.",
  why: "With CONTINUE a node whose software never started goes into service, gets calls and drops them.",
  remediation: [
    "Leave `defaultResult` out or set it to ABANDON on hooks for `autoscaling:EC2_INSTANCE_LAUNCHING`.",
    "Let the node complete the hook with CONTINUE once it can take calls.",
  ],
  links: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks-overview.html"],
  controls: { wellArchitected: ["REL11-BP03"] },
  types: [...LIFECYCLE_HOOK_TYPES, ...GROUP_TYPES],
  judge(resource) {
    if (!GROUP_TYPES.includes(resource.type)) return judgeHook({ path: "", fields: resource.props });
    const initial = initialHooks(resource);
    return "hooks" in initial ? initial.hooks.flatMap(judgeHook) : [undecided(initial.hiddenBy)];
  },
};

function judgeHook(hook: Hook): Finding[] {
  const { path, fields } = hook;
  const { defaultResult, lifecycleTransition } = fields;
  if (isUnknown(defaultResult)) return isAtLaunch(hook) ? [undecided(`${path}defaultResult`)] : [];
  if (wordOf(defaultResult) !== "continue") return [];
  if (isUnknown(lifecycleTransition)) return [undecided(`${path}lifecycleTransition`)];
  return isAtLaunch(hook) ? [violation(`\`${path}defaultResult\` is CONTINUE on a launch hook.`)] : [];
}
