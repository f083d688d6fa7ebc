import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { isUnknown } from "../../vocabulary/values";
import {
  GROUP_TYPES,
  type Hook,
  holdsCalls,
  initialHooks,
  isAtTermination,
  LIFECYCLE_HOOK_TYPES,
} from "../fleets";
import { refersTo } from "../references";

const settings = {
  minimumHeartbeatSeconds: {
    description:
      "Shortest time between two heartbeats of a node that drains, 30 to 7,200 s. AWS ends the wait after 100 of them or 48 hours: 300 s let calls last 8 hours and 20 minutes.",
    default: 300,
    minimum: 30,
    maximum: 7200,
  },
};

/** Fleets whose nodes may only end once their calls have. */
export const callFleetWithoutDrain: StackRule<typeof settings> = {
  id: "call-fleet-without-drain",
  title: "Nodes of a fleet that holds calls end only when their calls have ended.",
  severity: "high",
  awsDefault: "Scaling in, a refresh and zone rebalancing terminate a node at once, whatever it is doing.",
  why: "Every call on the node is cut in mid-sentence, at each deployment and each evening when the fleet gets smaller.",
  remediation: [
    "Give the group a lifecycle hook for `autoscaling:EC2_INSTANCE_TERMINATING`, in `initialLifecycleHooks` and as an `aws.autoscaling.LifecycleHook`.",
    "Let the node stop new calls, send heartbeats while calls last and complete the hook after the last one.",
    "Set `heartbeatTimeout` so that 100 heartbeats cover the longest call.",
    "Mark such groups by the tag `voip-cells:holds-calls: true`: the rule judges no others.",
  ],
  links: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LifecycleHook.html",
  ],
  controls: {},
  settings,
  types: [...GROUP_TYPES, ...LIFECYCLE_HOOK_TYPES],
  judgeStack: (resources, { minimumHeartbeatSeconds }) =>
    ofTypes(resources, GROUP_TYPES).flatMap((group) =>
      judgeGroup(group, hooksOf(group, resources), minimumHeartbeatSeconds).map((finding) => ({
        urn: group.urn,
        finding,
      })),
    ),
};

/** What hooks call the name of their group. */
const NAMED_BY = ["autoscalingGroupName", "autoScalingGroupName"];

const hooksOf = (group: StackResource, resources: readonly StackResource[]): Hook[] =>
  ofTypes(resources, LIFECYCLE_HOOK_TYPES)
    .filter((hook) => NAMED_BY.some((property) => refersTo(hook, property, group) !== false))
    .map(({ name, props }) => ({ path: `${name}.`, fields: props }));

function judgeGroup(group: StackResource, hooks: readonly Hook[], minimumSeconds: number): Finding[] {
  const holds = holdsCalls(group.props);
  const initial = initialHooks(group);
  const known = [...hooks, ...("hooks" in initial ? initial.hooks : [])];
  const findings = judgeHooks(known, minimumSeconds);
  if (findings.length === 0 || holds === false) return [];
  if (holds === "unknown") return [undecided("tags")];
  const none = !known.some(isAtTermination);
  if (none && "hiddenBy" in initial) return [undecided(initial.hiddenBy)];
  if (none && known.some(({ fields }) => isUnknown(fields.lifecycleTransition)))
    return [undecided("lifecycleTransition")];
  return findings;
}

function judgeHooks(hooks: readonly Hook[], minimumSeconds: number): Finding[] {
  const drains = hooks.filter(isAtTermination);
  if (drains.length === 0)
    return [violation("The group holds calls, and has no lifecycle hook for termination.")];
  return drains.flatMap(({ path, fields }) =>
    atLeast(
      { property: `${path}heartbeatTimeout`, value: fields.heartbeatTimeout, leftOut: 3600, unit: "s" },
      minimumSeconds,
    ),
  );
}
