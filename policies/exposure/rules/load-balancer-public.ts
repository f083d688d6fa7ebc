import type { ResourceRule } from "../../rule";
import { isNative, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { internalMustBeOn, schemeMustBeInternal, unlessGateway } from "../load-balancers";

/** Application and Network Load Balancers, under every token they have had. */
export const loadBalancerPublic: ResourceRule = {
  id: "load-balancer-public",
  title: "Application and Network Load Balancers are internal.",
  severity: "critical",
  awsDefault: "A load balancer is internet-facing unless `internal` is true.",
  why: "A public load balancer is a second way in beside the accelerator: it bypasses the static addresses that customers allow, is scanned within minutes, and its address changes.",
  remediation: [
    "Set `internal: true`, as a literal, so that a preview can judge it.",
    "Put the load balancer in private subnets.",
    "Let callers in through an AWS Global Accelerator endpoint group that has the load balancer as its endpoint.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: LOAD_BALANCER_TYPES,
  judge: ({ type, props }) =>
    isNative(type)
      ? unlessGateway("type", props, schemeMustBeInternal(props.scheme))
      : unlessGateway("loadBalancerType", props, internalMustBeOn(props.internal)),
};
