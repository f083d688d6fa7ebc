import type { Props } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN, UNKNOWN_LIST } from "../cases";

const NATIVE = "aws-native:elasticloadbalancingv2:TargetGroup";
const group = (deregistrationDelay: unknown, more: Props = {}, type = "aws:lb/targetGroup:TargetGroup") => ({
  type,
  props: { deregistrationDelay, targetType: "ip", ...more },
});
const native = (targetGroupAttributes: unknown) => ({ type: NATIVE, props: { targetGroupAttributes } });
const delay = (value: unknown) => [{ key: "deregistration_delay.timeout_seconds", value }];
const classic = (props: Props, service = "elb") => ({
  type: `aws:${service}/loadBalancer:LoadBalancer`,
  props,
});
const nativeClassic = (connectionDrainingPolicy: unknown) => ({
  type: "aws-native:elasticloadbalancing:LoadBalancer",
  props: { connectionDrainingPolicy },
});

export default {
  violating: [
    ...["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map(
      (service): Case => ({
        title: `none in aws:${service}`,
        given: group(0, {}, `aws:${service}/targetGroup:TargetGroup`),
        says: "`deregistrationDelay` is 0 s, less than 30 s.",
      }),
    ),
    { title: "a text", given: group("10"), says: "`deregistrationDelay` is 10 s, less than 30 s." },
    {
      title: "a native target group",
      given: native(delay("5")),
      says: "`deregistration_delay.timeout_seconds` is 5 s, less than 30 s.",
    },
    ...["elb", "elasticloadbalancing"].map(
      (service): Case => ({
        title: `a classic load balancer of aws:${service}`,
        given: classic({}, service),
        says: "`connectionDraining` is left out, and connections are then cut at once.",
      }),
    ),
    {
      title: "a native classic load balancer",
      given: nativeClassic(undefined),
      says: "`connectionDrainingPolicy.enabled` is left out, and connections are then cut at once.",
    },
    {
      title: "a native classic load balancer that hurries",
      given: nativeClassic({ enabled: true, timeout: 5 }),
      says: "`connectionDrainingPolicy.timeout` is 5 s, less than 30 s.",
    },
    {
      title: "a classic load balancer that hurries",
      given: classic({ connectionDraining: true, connectionDrainingTimeout: 5 }),
      says: "`connectionDrainingTimeout` is 5 s, less than 30 s.",
    },
  ],
  clean: [
    { title: "a minute", given: group(60) },
    { title: "nothing said", given: group(undefined) },
    { title: "a function", given: group(0, { targetType: "lambda" }) },
    { title: "a native target group", given: native(delay("60")) },
    { title: "a native target group with nothing said", given: native(undefined) },
    { title: "a classic load balancer", given: classic({ connectionDraining: true }) },
    { title: "a native classic load balancer", given: nativeClassic({ enabled: true }) },
  ],
  unknown: [
    { title: "an unknown delay", given: group(UNKNOWN), says: "deregistrationDelay" },
    { title: "an unknown target", given: group(0, { targetType: UNKNOWN }), says: "targetType" },
    { title: "unknown attributes", given: native([UNKNOWN_LIST]), says: "targetGroupAttributes" },
    {
      title: "an unknown policy of a native classic load balancer",
      given: nativeClassic(UNKNOWN),
      says: "connectionDrainingPolicy",
    },
    {
      title: "an unknown switch",
      given: classic({ connectionDraining: UNKNOWN_BOOLEAN }),
      says: "connectionDraining",
    },
  ],
} satisfies RuleCases;
