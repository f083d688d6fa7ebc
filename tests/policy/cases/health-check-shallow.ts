import type { Props } from "../analyze";
import { type Case, mutants, type RuleCases, UNKNOWN } from "../cases";

const NATIVE = "aws-native:elasticloadbalancingv2:TargetGroup";
const group = (healthCheck: unknown, type = "aws:lb/targetGroup:TargetGroup", more: Props = {}) => ({
  type,
  props: { protocol: "HTTP", targetType: "ip", healthCheck, ...more },
});
const deep = { path: "/healthz", protocol: "HTTP", matcher: "200" };
const check = mutants({
  type: "aws:route53/healthCheck:HealthCheck",
  props: { type: "HTTPS", resourcePath: "/healthz" },
});
const nativeCheck = (healthCheckConfig: unknown) => ({
  type: "aws-native:route53:HealthCheck",
  props: { healthCheckConfig },
});
const balancer = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/edge/1";
const endpoints = mutants({
  type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  props: {
    healthCheckProtocol: "HTTP",
    healthCheckPath: "/ping",
    endpointConfigurations: [{ endpointId: "eipalloc-1" }],
  },
});
const classic = (target: unknown, service = "elb") => ({
  type: `aws:${service}/loadBalancer:LoadBalancer`,
  props: { healthCheck: target === undefined ? undefined : { target } },
});
const pathSays = "`healthCheck.path` is left out, which means `/`, and that any server answers.";
const acceleratorSays = "`healthCheckPath` is `/`, and that any server answers.";

export default {
  violating: [
    ...["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map(
      (service): Case => ({
        title: `aws:${service} with nothing said`,
        given: group(undefined, `aws:${service}/targetGroup:TargetGroup`),
        says: pathSays,
      }),
    ),
    ...["/", "//", "/?deep=true"].map((path) => ({
      title: path,
      given: group({ path }),
      says: "`healthCheck.path` is `/`, and that any server answers.",
    })),
    {
      title: "errors taken for health",
      given: group({ ...deep, matcher: "200-499" }),
      says: "`healthCheck.matcher` takes answers up to 499 for health.",
    },
    {
      title: "the first error taken for health",
      given: group({ ...deep, matcher: "200-400" }),
      says: "`healthCheck.matcher` takes answers up to 400 for health.",
    },
    { title: "no check", given: group({ ...deep, enabled: false }), says: "The health check is turned off." },
    {
      title: "a native target group",
      given: { type: NATIVE, props: { protocol: "HTTP", healthCheckPath: "/" } },
      says: "`healthCheckPath` is `/`, and that any server answers.",
    },
    {
      title: "a native classic load balancer",
      given: {
        type: "aws-native:elasticloadbalancing:LoadBalancer",
        props: { healthCheck: { target: "HTTP:8080/" } },
      },
      says: "`healthCheck.target` asks for `/`, and that any server answers.",
    },
    {
      title: "a native check of Route 53",
      given: nativeCheck({ type: "HTTPS" }),
      says: "`healthCheckConfig.resourcePath` is left out, which means `/`, and that any server answers.",
    },
    {
      title: "a check of Route 53",
      given: check({ resourcePath: undefined }),
      says: "`resourcePath` is left out, which means `/`, and that any server answers.",
    },
    {
      title: "an accelerator to an address",
      given: endpoints({ healthCheckPath: "/" }),
      says: acceleratorSays,
    },
    {
      title: "a native accelerator",
      given: endpoints({ healthCheckPath: "/" }, "aws-native:globalaccelerator:EndpointGroup"),
      says: acceleratorSays,
    },
    {
      title: "a classic load balancer",
      given: classic("HTTP:8080/"),
      says: "`healthCheck.target` asks for `/`, and that any server answers.",
    },
    {
      title: "a classic load balancer with nothing said",
      given: classic(undefined, "elasticloadbalancing"),
      says: "`healthCheck` is left out, which means that a TCP connection is enough.",
    },
  ],
  clean: [
    { title: "a path of its own", given: group(deep) },
    { title: "answers that redirect", given: group({ ...deep, matcher: "200-399" }) },
    {
      title: "a function whose check is off",
      given: group({ enabled: false }, undefined, { protocol: undefined, targetType: "lambda" }),
    },
    { title: "a TCP check", given: group({ protocol: "TCP" }, undefined, { protocol: "TCP" }) },
    {
      title: "a TCP target group with nothing said",
      given: group(undefined, undefined, { protocol: "TCP" }),
    },
    {
      title: "a function",
      given: group(undefined, undefined, { protocol: undefined, targetType: "lambda" }),
    },
    { title: "a check of Route 53", given: check({}) },
    {
      title: "a native check of Route 53",
      given: nativeCheck({ type: "HTTPS", resourcePath: "/healthz" }),
    },
    { title: "a native check of an alarm", given: nativeCheck({ type: "CLOUDWATCH_METRIC" }) },
    { title: "a check of an alarm", given: check({ type: "CLOUDWATCH_METRIC", resourcePath: undefined }) },
    { title: "an accelerator to an address", given: endpoints({}) },
    {
      title: "an accelerator to a load balancer",
      given: endpoints({ healthCheckPath: "/", endpointConfigurations: [{ endpointId: balancer }] }),
    },
    { title: "a classic load balancer", given: classic("HTTP:8080/healthz") },
  ],
  unknown: [
    { title: "an unknown check", given: group(UNKNOWN), says: "healthCheck" },
    { title: "an unknown path", given: group({ ...deep, path: UNKNOWN }), says: "healthCheck.path" },
    { title: "an unknown matcher", given: group({ ...deep, matcher: UNKNOWN }), says: "healthCheck.matcher" },
    {
      title: "an unknown native kind",
      given: nativeCheck({ type: UNKNOWN, resourcePath: "/" }),
      says: "healthCheckConfig.type",
    },
    {
      title: "a check that is off, of a target that is not known yet",
      given: group({ enabled: false, path: "/" }, undefined, { targetType: UNKNOWN }),
      says: "targetType",
    },
    { title: "an unknown kind", given: check({ type: UNKNOWN, resourcePath: "/" }), says: "type" },
    { title: "an unknown target", given: classic(UNKNOWN), says: "healthCheck.target" },
  ],
} satisfies RuleCases;
