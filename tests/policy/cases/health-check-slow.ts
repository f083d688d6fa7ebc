import type { Props } from "../analyze";
import { type Case, mutants, type RuleCases, UNKNOWN } from "../cases";

const group = (healthCheck: unknown, type = "aws:lb/targetGroup:TargetGroup", more: Props = {}) => ({
  type,
  props: { protocol: "HTTP", healthCheck, ...more },
});
const fast = { interval: 5, unhealthyThreshold: 2, timeout: 3 };
const check = mutants({
  type: "aws:route53/healthCheck:HealthCheck",
  props: { type: "HTTPS", requestInterval: 10, failureThreshold: 2 },
});
const nativeCheck = (healthCheckConfig: unknown) => ({
  type: "aws-native:route53:HealthCheck",
  props: { healthCheckConfig },
});
const balancer = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/edge/1";
const endpoints = mutants({
  type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  props: {
    healthCheckIntervalSeconds: 10,
    thresholdCount: 2,
    endpointConfigurations: [{ endpointId: "eipalloc-1" }],
  },
});
const slow = { healthCheckIntervalSeconds: 30 };
const groupSays =
  "A dead target is found after 95 s (`healthCheck.interval` left out: 30, `healthCheck.unhealthyThreshold` left out: 3, `healthCheck.timeout` left out: 5), which is more than 30 s.";
const acceleratorSays =
  "A dead target is found after 60 s (`healthCheckIntervalSeconds` 30, `thresholdCount` 2), which is more than 30 s.";

export default {
  violating: [
    ...["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map(
      (service): Case => ({
        title: `aws:${service} with nothing said`,
        given: group(undefined, `aws:${service}/targetGroup:TargetGroup`),
        says: groupSays,
      }),
    ),
    {
      title: "one failure more",
      given: group({ ...fast, unhealthyThreshold: "6" }),
      says: "A dead target is found after 33 s (`healthCheck.interval` 5, `healthCheck.unhealthyThreshold` 6, `healthCheck.timeout` 3), which is more than 30 s.",
    },
    {
      title: "a native target group",
      given: { type: "aws-native:elasticloadbalancingv2:TargetGroup", props: { protocol: "HTTP" } },
      says: "A dead target is found after 65 s (`healthCheckIntervalSeconds` left out: 30, `unhealthyThresholdCount` left out: 2, `healthCheckTimeoutSeconds` left out: 5), which is more than 30 s.",
    },
    ...["elb", "elasticloadbalancing"].map(
      (service): Case => ({
        title: `a classic load balancer of aws:${service}`,
        given: { type: `aws:${service}/loadBalancer:LoadBalancer`, props: {} },
        says: "A dead target is found after 65 s (`healthCheck.interval` left out: 30, `healthCheck.unhealthyThreshold` left out: 2, `healthCheck.timeout` left out: 5), which is more than 30 s.",
      }),
    ),
    {
      title: "a native classic load balancer, with numbers as texts",
      given: {
        type: "aws-native:elasticloadbalancing:LoadBalancer",
        props: { healthCheck: { interval: "30", unhealthyThreshold: "5", timeout: "5" } },
      },
      says: "A dead target is found after 155 s (`healthCheck.interval` 30, `healthCheck.unhealthyThreshold` 5, `healthCheck.timeout` 5), which is more than 30 s.",
    },
    {
      title: "a native check of Route 53",
      given: nativeCheck({ type: "HTTPS", requestInterval: 30 }),
      says: "A dead target is found after 90 s (`healthCheckConfig.requestInterval` 30, `healthCheckConfig.failureThreshold` left out: 3), which is more than 30 s.",
    },
    {
      title: "a check of Route 53",
      given: check({ failureThreshold: undefined, requestInterval: 30 }),
      says: "A dead target is found after 90 s (`requestInterval` 30, `failureThreshold` left out: 3), which is more than 30 s.",
    },
    { title: "an accelerator to an address", given: endpoints(slow), says: acceleratorSays },
    {
      title: "a native accelerator",
      given: endpoints(slow, "aws-native:globalaccelerator:EndpointGroup"),
      says: acceleratorSays,
    },
  ],
  clean: [
    { title: "30 seconds", given: group({ interval: 14, unhealthyThreshold: 2, timeout: 2 }) },
    { title: "13 seconds", given: group(fast) },
    { title: "a function", given: group(undefined, undefined, { targetType: "lambda" }) },
    { title: "a check of Route 53", given: check({}) },
    {
      title: "a native check of Route 53",
      given: nativeCheck({ type: "HTTPS", requestInterval: 10, failureThreshold: 2 }),
    },
    { title: "a native calculated check", given: nativeCheck({ type: "CALCULATED" }) },
    { title: "a calculated check", given: check({ type: "CALCULATED", requestInterval: undefined }) },
    { title: "an accelerator to an address", given: endpoints({}) },
    {
      title: "an accelerator to a load balancer",
      given: endpoints({ ...slow, endpointConfigurations: [{ endpointId: balancer }] }),
    },
  ],
  unknown: [
    {
      title: "an unknown interval",
      given: group({ ...fast, interval: UNKNOWN }),
      says: "healthCheck.interval",
    },
    { title: "an unknown check", given: group(UNKNOWN), says: "healthCheck" },
    {
      title: "an unknown native kind",
      given: nativeCheck({ type: UNKNOWN, requestInterval: 30 }),
      says: "healthCheckConfig.type",
    },
    { title: "an unknown kind", given: check({ type: UNKNOWN, requestInterval: 30 }), says: "type" },
    {
      title: "an unknown endpoint",
      given: endpoints({ ...slow, endpointConfigurations: [{ endpointId: UNKNOWN }] }),
      says: "endpointConfigurations",
    },
  ],
} satisfies RuleCases;
