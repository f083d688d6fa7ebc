import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:lb/loadBalancer:LoadBalancer";
const native = "aws-native:elasticloadbalancingv2:LoadBalancer";
const classic = "aws:elb/loadBalancer:LoadBalancer";
const nativeClassic = "aws-native:elasticloadbalancing:LoadBalancer";
const LEFT_OUT = "is left out, and AWS then writes no access log.";
const attributes = (value: unknown) => ({
  loadBalancerAttributes: [{ key: "access_logs.s3.enabled", value }],
});
const tokens = [
  type,
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  classic,
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
];

export default {
  violating: [
    ...tokens.map((each) => ({
      title: each,
      given: { type: each, props: { internal: true } },
      says: `\`accessLogs.enabled\` ${LEFT_OUT}`,
    })),
    {
      title: "a bucket that is named only",
      given: { type, props: { accessLogs: { bucket: "logs" } } },
      says: `\`accessLogs.enabled\` ${LEFT_OUT}`,
    },
    {
      title: "turned off",
      given: { type: classic, props: { accessLogs: { bucket: "logs", enabled: false } } },
      says: "`accessLogs.enabled` is false.",
    },
    {
      title: native,
      given: { type: native, props: { scheme: "internal" } },
      says: `\`loadBalancerAttributes\` ${LEFT_OUT}`,
    },
    {
      title: "a native one, turned off",
      given: { type: native, props: attributes("false") },
      says: "`loadBalancerAttributes` is false.",
    },
    {
      title: nativeClassic,
      given: { type: nativeClassic, props: { scheme: "internal" } },
      says: `\`accessLoggingPolicy.enabled\` ${LEFT_OUT}`,
    },
    {
      title: "a native classic one that names a bucket only",
      given: { type: nativeClassic, props: { accessLoggingPolicy: { s3BucketName: "logs" } } },
      says: `\`accessLoggingPolicy.enabled\` ${LEFT_OUT}`,
    },
  ],
  clean: [
    { title: "a log", given: { type, props: { accessLogs: { bucket: "logs", enabled: true } } } },
    { title: "a log of a classic one", given: { type: classic, props: { accessLogs: { bucket: "logs" } } } },
    { title: "a log of a native one", given: { type: native, props: attributes("true") } },
    {
      title: "a log of a native classic one",
      given: { type: nativeClassic, props: { accessLoggingPolicy: { enabled: true } } },
    },
    { title: "a Network Load Balancer", given: { type, props: { loadBalancerType: "network" } } },
    { title: "a native Gateway Load Balancer", given: { type: native, props: { type: "gateway" } } },
  ],
  unknown: [
    { title: "unknown settings", given: { type, props: { accessLogs: UNKNOWN } }, says: "accessLogs" },
    {
      title: "unknown attributes",
      given: { type: native, props: { loadBalancerAttributes: UNKNOWN } },
      says: "loadBalancerAttributes",
    },
    {
      title: "an unknown kind",
      given: { type, props: { loadBalancerType: UNKNOWN } },
      says: "loadBalancerType",
    },
  ],
} satisfies RuleCases;
