import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const services = ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"];
const balancer = (service = "lb", name = "edge", props: Props = {}): TestResource => ({
  type: `aws:${service}/loadBalancer:LoadBalancer`,
  name,
  props,
});
const listener = (service: string, name: string): TestResource => ({
  type: `aws:${service}/listener:Listener`,
  name,
  props: {},
  dependsOn: { loadBalancerArn: [urnOf(balancer(service))] },
});
const rule = (service: string, index: number): TestResource => ({
  type: `aws:${service}/listenerRule:ListenerRule`,
  name: `rule${index}`,
  props: {},
  dependsOn: { listenerArn: [urnOf(listener(service, "wss"))] },
});
const native = (
  kind: string,
  index: number,
  props: Props = {},
  dependsOn: Record<string, string[]> = {},
): TestResource => ({
  type: `aws-native:elasticloadbalancingv2:${kind}`,
  name: `n${index}`,
  props,
  dependsOn,
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));
const says = (count: number, counted: string, setting: string, limit: number) =>
  `The stack asks for ${count} ${counted}, and the quota (setting \`${setting}\`) is ${limit}.`;

export default {
  violating: [
    ...services.flatMap((service): Case[] => [
      {
        title: `51 load balancers of aws:${service}`,
        given: times(51, (index) => balancer(service, `b${index}`)),
        says: says(51, "Application Load Balancers in a Region", "applicationLoadBalancers", 50),
      },
      {
        title: `51 network load balancers of aws:${service}`,
        given: times(51, (index) => balancer(service, `b${index}`, { loadBalancerType: "network" })),
        says: says(51, "Network Load Balancers in a Region", "networkLoadBalancers", 50),
      },
      {
        title: `51 listeners of aws:${service}`,
        given: [balancer(service), ...times(51, (index) => listener(service, `l${index}`))],
        says: says(51, "listeners of a load balancer", "listeners", 50),
      },
      {
        title: `101 rules of aws:${service}`,
        given: [balancer(service), listener(service, "wss"), ...times(101, (index) => rule(service, index))],
        says: says(101, "rules of an Application Load Balancer", "rules", 100),
      },
    ]),
    {
      title: "51 native load balancers",
      given: times(51, (index) => native("LoadBalancer", index, { type: "network" })),
      says: says(51, "Network Load Balancers in a Region", "networkLoadBalancers", 50),
    },
    {
      title: "51 native listeners",
      given: [
        balancer(),
        ...times(51, (index) => native("Listener", index, {}, { loadBalancerArn: [urnOf(balancer())] })),
      ],
      says: says(51, "listeners of a load balancer", "listeners", 50),
    },
    {
      title: "101 native rules",
      given: [
        balancer(),
        listener("lb", "wss"),
        ...times(101, (index) =>
          native("ListenerRule", index, {}, { listenerArn: [urnOf(listener("lb", "wss"))] }),
        ),
      ],
      says: says(101, "rules of an Application Load Balancer", "rules", 100),
    },
  ],
  clean: [
    {
      title: "100 rules",
      given: [balancer(), listener("lb", "wss"), ...times(100, (index) => rule("lb", index))],
    },
    {
      title: "load balancers of a kind that is not known yet",
      given: times(51, (index) => balancer("lb", `b${index}`, { loadBalancerType: UNKNOWN })),
    },
  ],
  unknown: { never: "what is not known yet is not counted" },
} satisfies RuleCases;
