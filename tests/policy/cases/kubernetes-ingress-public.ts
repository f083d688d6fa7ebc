import type { TestResource } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const SCHEME = "alb.ingress.kubernetes.io/scheme";
const PATH = `metadata.annotations["${SCHEME}"]`;
const says = `\`${PATH}\` is \`internet-facing\`.`;
const groups = ["networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"];
const parameters = [
  "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams",
  "kubernetes:eks.amazonaws.com/v1:IngressClassParams",
  "kubernetes:gateway.k8s.aws/v1beta1:LoadBalancerConfiguration",
];

const ingress = (annotations: unknown, kind = "networking.k8s.io/v1:Ingress"): TestResource => ({
  type: `kubernetes:${kind}`,
  props: { metadata: { annotations }, spec: { ingressClassName: "alb" } },
});
const list = (kind: string): TestResource => ({
  type: `kubernetes:${kind}`,
  props: { items: [{}, { metadata: { annotations: { [SCHEME]: "internet-facing" } } }] },
});

export default {
  violating: [
    ...groups.flatMap((group): Case[] => [
      {
        title: `a public Ingress of ${group}`,
        given: ingress({ [SCHEME]: "internet-facing" }, `${group}:Ingress`),
        says,
      },
      {
        title: `a patch of ${group}`,
        given: ingress({ [SCHEME]: "internet-facing" }, `${group}:IngressPatch`),
        says,
      },
      {
        title: `a list of ${group}`,
        given: list(`${group}:IngressList`),
        says: says.replace("`meta", "`items[1].meta"),
      },
    ]),
    ...parameters.map(
      (type): Case => ({
        title: `public class parameters ${type}`,
        given: { type, props: { spec: { scheme: "internet-facing" } } },
        says: "`spec.scheme` is `internet-facing`.",
      }),
    ),
  ],
  clean: [
    { title: "no scheme", given: ingress({}) },
    { title: "no annotations", given: ingress(undefined) },
    { title: "an internal scheme", given: ingress({ [SCHEME]: "internal" }) },
    { title: "class parameters without a scheme", given: { type: parameters[0] ?? "", props: { spec: {} } } },
  ],
  unknown: [
    { title: "an unknown scheme", given: ingress({ [SCHEME]: UNKNOWN }), says: PATH },
    { title: "unknown annotations", given: ingress(UNKNOWN), says: PATH },
    {
      title: "unknown class parameters",
      given: { type: parameters[0] ?? "", props: { spec: UNKNOWN } },
      says: "spec.scheme",
    },
  ],
} satisfies RuleCases;
