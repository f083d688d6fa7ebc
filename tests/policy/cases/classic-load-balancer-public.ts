import { mutants, type RuleCases, UNKNOWN_BOOLEAN } from "../cases";

const NATIVE = "aws-native:elasticloadbalancing:LoadBalancer";
const good = mutants({
  type: "aws:elb/loadBalancer:LoadBalancer",
  props: { internal: true, subnets: ["subnet-1"], listeners: [{ lbPort: 80 }] },
});

export default {
  violating: [
    {
      title: "no internal",
      given: good({ internal: undefined }),
      says: "`internal` is left out, and AWS then makes it public.",
    },
    {
      title: "internal: null",
      given: good({ internal: null }),
      says: "`internal` is left out, and AWS then makes it public.",
    },
    { title: "internal: false", given: good({ internal: false }), says: "`internal` is false." },
    {
      title: "the old token",
      given: good({ internal: false }, "aws:elasticloadbalancing/loadBalancer:LoadBalancer"),
      says: "`internal` is false.",
    },
    {
      title: "the native form",
      given: { type: NATIVE, props: { scheme: "internet-facing" } },
      says: "`scheme` is not `internal`.",
    },
  ],
  clean: [
    { title: "an internal one", given: good({}) },
    { title: "an internal one of the native form", given: { type: NATIVE, props: { scheme: "internal" } } },
  ],
  unknown: [{ title: "an unknown internal", given: good({ internal: UNKNOWN_BOOLEAN }), says: "internal" }],
} satisfies RuleCases;
