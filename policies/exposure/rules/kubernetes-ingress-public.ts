import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { annotationOf, annotationPath, type Manifest, manifestsOf, valueAt } from "../kubernetes";

const SCHEME = "alb.ingress.kubernetes.io/scheme";
const GROUPS = ["networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"];
/** Objects of the controller that set the scheme for a whole class of Ingresses or Gateways. */
const CLASS_PARAMETERS = [
  "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams",
  "kubernetes:eks.amazonaws.com/v1:IngressClassParams",
  "kubernetes:gateway.k8s.aws/v1beta1:LoadBalancerConfiguration",
];

/** Load balancers that Kubernetes makes for Ingresses and Gateways. */
export const kubernetesIngressPublic: ResourceRule = {
  id: "kubernetes-ingress-public",
  title: "Load balancers of Kubernetes Ingresses and Gateways are internal.",
  severity: "critical",
  awsDefault:
    "The AWS Load Balancer Controller makes an internal load balancer unless the scheme is `internet-facing`.",
  why: "The load balancer is made by a controller in the cluster, so that no AWS resource in the program shows it.",
  remediation: [
    `Set the annotation \`${SCHEME}\` (or \`spec.scheme\` of the class parameters) to \`internal\`, or leave it out.`,
    "Let callers in through an AWS Global Accelerator endpoint group that has the load balancer as its endpoint.",
  ],
  links: [
    "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#scheme",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: [
    ...GROUPS.flatMap((group) =>
      ["Ingress", "IngressPatch", "IngressList"].map((kind) => `kubernetes:${group}:${kind}`),
    ),
    ...CLASS_PARAMETERS,
  ],
  judge({ type, props }) {
    const manifests = manifestsOf(type, props);
    if (manifests === "unknown") return [undecided("items")];
    return CLASS_PARAMETERS.includes(type)
      ? manifests.flatMap(judgeClassParameters)
      : manifests.flatMap(judgeIngress);
  },
};

const judgeIngress = ({ path, object }: Manifest): Finding[] =>
  judgeScheme(annotationOf(object, SCHEME), annotationPath(path, SCHEME));

const judgeClassParameters = ({ path, object }: Manifest): Finding[] =>
  judgeScheme(valueAt(object, "spec", "scheme"), `${path}spec.scheme`);

function judgeScheme(scheme: unknown, property: string): Finding[] {
  if (isUnknown(scheme)) return [undecided(property)];
  return wordOf(scheme) === "internet-facing" ? [violation(`\`${property}\` is \`internet-facing\`.`)] : [];
}
