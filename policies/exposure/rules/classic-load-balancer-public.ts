import type { ResourceRule } from "../../rule";
import { CLASSIC_LOAD_BALANCER_TYPES, isNative } from "../../vocabulary/tokens";
import { internalMustBeOn, schemeMustBeInternal } from "../load-balancers";

/** Classic Load Balancers. */
export const classicLoadBalancerPublic: ResourceRule = {
  id: "classic-load-balancer-public",
  title: "Classic Load Balancers are internal.",
  severity: "critical",
  awsDefault: "A Classic Load Balancer is internet-facing unless `internal` is true.",
  why: "A public load balancer is a second way in beside the accelerator, and a classic one cannot even be an accelerator's endpoint.",
  remediation: [
    "Replace it by an internal Application or Network Load Balancer behind AWS Global Accelerator.",
    "Where it must stay for now, set `internal: true` and move it to private subnets.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internal-load-balancers.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/migrate-classic-load-balancer.html",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: CLASSIC_LOAD_BALANCER_TYPES,
  judge: ({ type, props }) =>
    isNative(type) ? schemeMustBeInternal(props.scheme) : internalMustBeOn(props.internal),
};
