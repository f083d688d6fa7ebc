import { type Case, mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const LEFT_OUT = "`internal` is left out, and AWS then makes it public.";
const IS_FALSE = "`internal` is false.";
const WRONG = "`internal` is neither true nor false.";
const NATIVE = "aws-native:elasticloadbalancingv2:LoadBalancer";
const tokens = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
];

const good = mutants({
  type: "aws:lb/loadBalancer:LoadBalancer",
  props: {
    internal: true,
    loadBalancerType: "application",
    subnets: ["subnet-1", "subnet-2"],
    securityGroups: ["sg-1"],
  },
});
const without = (property: string) => good({ [property]: undefined });
const goodNative = mutants({ type: NATIVE, props: { scheme: "internal", type: "application" } });

const written: [string, unknown, string][] = [
  ["null", null, LEFT_OUT],
  ["empty", "", LEFT_OUT],
  ["false", false, IS_FALSE],
  ['"false"', "false", IS_FALSE],
  ["0", 0, WRONG],
  ["1", 1, WRONG],
  ['"yes"', "yes", WRONG],
  ['"internal"', "internal", WRONG],
  ["a list", [true], WRONG],
  ["an object", { value: true }, WRONG],
];

export default {
  violating: [
    ...tokens.map(
      (type): Case => ({ title: `${type} without internal`, given: { type, props: {} }, says: LEFT_OUT }),
    ),
    ...written.map(
      ([title, internal, says]): Case => ({ title: `internal: ${title}`, given: good({ internal }), says }),
    ),
    { title: "no internal", given: without("internal"), says: LEFT_OUT },
    {
      title: "a public network load balancer",
      given: good({ internal: false, loadBalancerType: "network" }),
      says: IS_FALSE,
    },
    {
      title: "the native form without scheme",
      given: goodNative({ scheme: undefined }),
      says: "`scheme` is left out, and AWS then makes it public.",
    },
    {
      title: "the native form, public",
      given: goodNative({ scheme: "internet-facing" }),
      says: "`scheme` is not `internal`.",
    },
    {
      title: "the native form, wrong",
      given: goodNative({ scheme: true }),
      says: "`scheme` is not `internal`.",
    },
  ],
  clean: [
    { title: "an internal one", given: good({}) },
    ...tokens.map((type): Case => ({ title: `an internal ${type}`, given: good({}, type) })),
    { title: 'internal: "true"', given: good({ internal: "true" }) },
    { title: "an internal one of unknown type", given: good({ loadBalancerType: UNKNOWN }) },
    { title: "a Gateway Load Balancer", given: good({ internal: undefined, loadBalancerType: "gateway" }) },
    { title: "the native form", given: goodNative({}) },
    { title: "a native Gateway Load Balancer", given: goodNative({ scheme: undefined, type: "gateway" }) },
    { title: "a listener", given: { type: "aws:lb/listener:Listener", props: { internal: false } } },
  ],
  unknown: [
    { title: "an unknown internal", given: good({ internal: UNKNOWN_BOOLEAN }), says: "internal" },
    { title: "an unknown internal, as text", given: good({ internal: UNKNOWN }), says: "internal" },
    {
      title: "an unknown type, not internal",
      given: good({ internal: false, loadBalancerType: UNKNOWN }),
      says: "loadBalancerType",
    },
    { title: "an unknown scheme", given: goodNative({ scheme: UNKNOWN }), says: "scheme" },
  ],
} satisfies RuleCases;
