import { type ResourceRule, violation } from "../../rule";

/** Lightsail load balancers have no internal form. */
export const lightsailLoadBalancer: ResourceRule = {
  id: "lightsail-load-balancer",
  title: "There are no Lightsail load balancers.",
  severity: "critical",
  awsDefault: "A Lightsail load balancer is always public; AWS has no setting that makes it internal.",
  why: "It is a second way in beside the accelerator that no security group, network ACL or flow log of the VPC covers.",
  remediation: [
    "Use an internal Application Load Balancer (`aws.lb.LoadBalancer` with `internal: true`) instead.",
  ],
  links: [
    "https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-lightsail-load-balancers.html",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["aws:lightsail/lb:Lb", "aws-native:lightsail:LoadBalancer"],
  judge: () => [violation("A Lightsail load balancer is public whatever its settings are.")],
};
