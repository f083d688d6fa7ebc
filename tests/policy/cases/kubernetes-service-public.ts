import type { Props, TestResource } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const A = "service.beta.kubernetes.io/aws-load-balancer";
const CONTROLLER = "service.k8s.aws/nlb";
const path = (annotation: string) => `metadata.annotations["${A}-${annotation}"]`;
const LEFT_OUT = `\`${path("internal")}\` is left out, and Kubernetes then makes a public load balancer.`;
const FACING = `\`${path("scheme")}\` is \`internet-facing\`.`;
const ALONE = `\`${path("scheme")}\` alone does not reach the cloud provider of Kubernetes, which then makes a public load balancer.`;

function service(annotations: Record<string, unknown>, spec: Props = {}, kind = "Service"): TestResource {
  const named = Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${A}-${key}`, value]));
  const object = { metadata: { name: "web", annotations: named }, spec: { type: "LoadBalancer", ...spec } };
  const props = kind === "ServiceList" ? { items: [object] } : object;
  return { type: `kubernetes:core/v1:${kind}`, props };
}

export default {
  violating: [
    { title: "no annotation", given: service({}), says: LEFT_OUT },
    {
      title: "no metadata",
      given: { type: "kubernetes:core/v1:Service", props: { spec: { type: "LoadBalancer" } } },
      says: LEFT_OUT,
    },
    { title: "a patch", given: service({}, {}, "ServicePatch"), says: LEFT_OUT },
    {
      title: "a list",
      given: service({}, {}, "ServiceList"),
      says: LEFT_OUT.replace("`metadata", "`items[0].metadata"),
    },
    {
      title: "internal: false",
      given: service({ internal: "false" }),
      says: `\`${path("internal")}\` is not "true".`,
    },
    {
      title: "internal: false for the controller",
      given: service({ internal: "false", type: "external" }),
      says: `\`${path("internal")}\` is not "true".`,
    },
    { title: "scheme alone", given: service({ scheme: "internal" }), says: ALONE },
    {
      title: "internet-facing",
      given: service({ scheme: "internet-facing" }, { loadBalancerClass: CONTROLLER }),
      says: FACING,
    },
    {
      title: "internet-facing against internal",
      given: service({ scheme: "internet-facing", internal: "true" }),
      says: FACING,
    },
    {
      title: "internal: false for the controller by class",
      given: service({ internal: "false" }, { loadBalancerClass: "eks.amazonaws.com/nlb" }),
      says: `\`${path("internal")}\` is not "true".`,
    },
    { title: "an in-tree network load balancer", given: service({ type: "nlb" }), says: LEFT_OUT },
  ],
  clean: [
    { title: 'internal: "true"', given: service({ internal: "true" }) },
    { title: "both annotations", given: service({ internal: "true", scheme: "internal" }) },
    { title: "the controller's default", given: service({}, { loadBalancerClass: CONTROLLER }) },
    { title: "EKS Auto Mode's default", given: service({}, { loadBalancerClass: "eks.amazonaws.com/nlb" }) },
    { title: "the controller by annotation", given: service({ type: "external", scheme: "internal" }) },
    {
      title: "the controller by its older annotation",
      given: service({ type: "nlb-ip", scheme: "internal" }),
    },
    {
      title: "the controller's scheme against the other annotation",
      given: service({ type: "external", scheme: "internal", internal: "false" }),
    },
    {
      title: "the controller by class, of a type that is not known yet",
      given: service({ type: UNKNOWN }, { loadBalancerClass: CONTROLLER }),
    },
    {
      title: "another controller's class, against an annotation of AWS",
      given: service({ internal: "false" }, { loadBalancerClass: "tailscale" }),
    },
    { title: "another controller's class", given: service({}, { loadBalancerClass: "tailscale" }) },
    { title: "type ClusterIP", given: service({}, { type: "ClusterIP" }) },
    { title: "no type", given: service({}, { type: undefined }) },
    { title: "an internal one of unknown type", given: service({ internal: "true" }, { type: UNKNOWN }) },
  ],
  unknown: [
    { title: "an unknown annotation", given: service({ internal: UNKNOWN }), says: path("internal") },
    { title: "an unknown scheme", given: service({ scheme: UNKNOWN }), says: path("scheme") },
    { title: "an unknown type of Service", given: service({}, { type: UNKNOWN }), says: "spec.type" },
    {
      title: "an unknown class",
      given: service({}, { loadBalancerClass: UNKNOWN }),
      says: "spec.loadBalancerClass",
    },
    { title: "an unknown controller", given: service({ type: UNKNOWN }), says: path("type") },
    {
      title: "an unknown list",
      given: { type: "kubernetes:core/v1:ServiceList", props: { items: UNKNOWN } },
      says: "items",
    },
  ],
} satisfies RuleCases;
