import { holdsCallsTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
const tags = Object.entries(holdsCallsTag).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
const group = (props: Props = {}): TestResource => ({
  type: "aws:autoscaling/group:Group",
  name: "switches",
  props: { name: "switches-1", tags, ...props },
});
const drain = { lifecycleTransition: terminating, heartbeatTimeout: 1800, defaultResult: "CONTINUE" };
const hook = (
  props: Props = drain,
  dependsOn = { autoscalingGroupName: [urnOf(group())] },
): TestResource => ({
  type: "aws:autoscaling/lifecycleHook:LifecycleHook",
  name: "drain",
  props,
  dependsOn,
});
const nativeGroup: TestResource = {
  type: "aws-native:autoscaling:AutoScalingGroup",
  name: "switches",
  props: { autoScalingGroupName: "switches-1", tags },
};
const nativeHook = (autoScalingGroupName: string, props: Props = drain): TestResource => ({
  type: "aws-native:autoscaling:LifecycleHook",
  name: "drain",
  props: { ...props, autoScalingGroupName },
});
const none = "The group holds calls, and has no lifecycle hook for termination.";

export default {
  violating: [
    { title: "no hook", given: [group()], says: none },
    {
      title: "a hook for launches only",
      given: [group(), hook({ ...drain, lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" })],
      says: none,
    },
    {
      title: "a hook of another group",
      given: [group(), hook(drain, { autoscalingGroupName: [] })],
      says: none,
    },
    {
      title: "hearts that must beat too fast",
      given: [group(), hook({ ...drain, heartbeatTimeout: 60 })],
      says: "`drain.heartbeatTimeout` is 60 s, less than 300 s.",
    },
    {
      title: "an initial hook",
      given: [group({ initialLifecycleHooks: [{ ...drain, heartbeatTimeout: "30" }] }), hook()],
      says: "`initialLifecycleHooks[0].heartbeatTimeout` is 30 s, less than 300 s.",
    },
    { title: "a native group without a hook", given: [nativeGroup], says: none },
    {
      title: "a native hook of another group",
      given: [nativeGroup, nativeHook("media")],
      says: none,
    },
    {
      title: "a native hook whose hearts must beat too fast",
      given: [nativeGroup, nativeHook("switches-1", { ...drain, heartbeatTimeout: 60 })],
      says: "`drain.heartbeatTimeout` is 60 s, less than 300 s.",
    },
  ],
  clean: [
    { title: "a native hook", given: [nativeGroup, nativeHook("switches-1")] },
    {
      title: "an initial hook of a native group",
      given: [{ ...nativeGroup, props: { ...nativeGroup.props, lifecycleHookSpecificationList: [drain] } }],
    },
    { title: "a hook", given: [group(), hook()] },
    {
      title: "a hook by name",
      given: [group(), hook({ ...drain, autoscalingGroupName: "switches-1" }, { autoscalingGroupName: [] })],
    },
    { title: "an initial hook", given: [group({ initialLifecycleHooks: [drain] })] },
    {
      title: "the default of an hour",
      given: [group({ initialLifecycleHooks: [{ lifecycleTransition: terminating }] })],
    },
    { title: "a group that holds no calls", given: [group({ tags: [] })] },
  ],
  unknown: [
    { title: "unknown tags", given: [group({ tags: UNKNOWN_LIST })], says: "tags" },
    {
      title: "unknown hooks",
      given: [group({ initialLifecycleHooks: UNKNOWN_LIST })],
      says: "initialLifecycleHooks",
    },
    {
      title: "an unknown heartbeat",
      given: [group(), hook({ ...drain, heartbeatTimeout: UNKNOWN })],
      says: "drain.heartbeatTimeout",
    },
    {
      title: "an unknown transition",
      given: [group(), hook({ lifecycleTransition: UNKNOWN })],
      says: "lifecycleTransition",
    },
  ],
} satisfies RuleCases;
