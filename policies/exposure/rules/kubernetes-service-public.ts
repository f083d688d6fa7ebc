import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { annotationOf, annotationPath, type Manifest, manifestsOf, valueAt } from "../kubernetes";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
const INTERNAL = `${PREFIX}internal`;
const SCHEME = `${PREFIX}scheme`;
const TYPE = `${PREFIX}type`;
/** With one of these the AWS Load Balancer Controller (or EKS Auto Mode) serves, whose default is internal. */
const CONTROLLER_CLASSES = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const CONTROLLER_TYPES = ["external", "nlb-ip"];

/** Load balancers that Kubernetes makes for Services. */
export const kubernetesServicePublic: ResourceRule = {
  id: "kubernetes-service-public",
  title: "Kubernetes Services of type LoadBalancer are internal.",
  severity: "critical",
  awsDefault:
    "The AWS cloud provider of Kubernetes makes a public load balancer unless the annotation `aws-load-balancer-internal` says otherwise; the AWS Load Balancer Controller makes an internal one unless `aws-load-balancer-scheme` is `internet-facing`.",
  why: "The load balancer is made by a controller in the cluster, so that no AWS resource in the program shows it.",
  remediation: [
    `Annotate the Service with \`${INTERNAL}: "true"\` and, where the AWS Load Balancer Controller serves, \`${SCHEME}: internal\`.`,
    "Or use type ClusterIP and an internal load balancer of the program.",
  ],
  links: [
    "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#lb-scheme",
    "https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["kubernetes:core/v1:Service", "kubernetes:core/v1:ServicePatch", "kubernetes:core/v1:ServiceList"],
  judge({ type, props }) {
    const manifests = manifestsOf(type, props);
    return manifests === "unknown" ? [undecided("items")] : manifests.flatMap(judgeService);
  },
};

function judgeService({ path, object }: Manifest): Finding[] {
  const serviceType = valueAt(object, "spec", "type");
  if (!isUnknown(serviceType) && wordOf(serviceType) !== "loadbalancer") return [];
  const finding = judgeLoadBalancer(path, object);
  return finding && isUnknown(serviceType) ? [undecided(`${path}spec.type`)] : (finding ?? []);
}

/** The verdict on a Service that surely gets a load balancer; undefined where it is internal or not AWS's. */
function judgeLoadBalancer(path: string, object: Fields): Finding[] | undefined {
  const scheme = annotationOf(object, SCHEME);
  if (wordOf(scheme) === "internet-facing") {
    return [violation(`\`${annotationPath(path, SCHEME)}\` is \`internet-facing\`.`)];
  }
  if (isUnknown(scheme)) return [undecided(annotationPath(path, SCHEME))];
  const internal = annotationOf(object, INTERNAL);
  if (isUnknown(internal)) return [undecided(annotationPath(path, INTERNAL))];
  if (wordOf(internal) === "true") return undefined;
  return judgeByController(path, object, {
    schemeSaid: !isAbsent(scheme),
    internalSaid: !isAbsent(internal),
  });
}

/** No `internal: "true"`: only the controller's own default can still make it internal. */
function judgeByController(
  path: string,
  object: Fields,
  { schemeSaid, internalSaid }: { schemeSaid: boolean; internalSaid: boolean },
): Finding[] | undefined {
  const loadBalancerClass = valueAt(object, "spec", "loadBalancerClass");
  const controllerType = annotationOf(object, TYPE);
  if (isUnknown(loadBalancerClass)) return [undecided(`${path}spec.loadBalancerClass`)];
  if (!isAbsent(loadBalancerClass) && !CONTROLLER_CLASSES.includes(wordOf(loadBalancerClass) ?? ""))
    return undefined;
  if (isAbsent(loadBalancerClass) && isUnknown(controllerType))
    return [undecided(annotationPath(path, TYPE))];
  const servedByController =
    !isAbsent(loadBalancerClass) || CONTROLLER_TYPES.includes(wordOf(controllerType) ?? "");
  if (servedByController && (schemeSaid || !internalSaid)) return undefined;
  if (internalSaid) return [violation(`\`${annotationPath(path, INTERNAL)}\` is not "true".`)];
  return [
    violation(
      schemeSaid
        ? `\`${annotationPath(path, SCHEME)}\` alone does not reach the cloud provider of Kubernetes, which then makes a public load balancer.`
        : `\`${annotationPath(path, INTERNAL)}\` is left out, and Kubernetes then makes a public load balancer.`,
    ),
  ];
}
