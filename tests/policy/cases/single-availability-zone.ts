import { disposableTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const subnet = (name: string, availabilityZone: string, props: Props = {}): TestResource => ({
  type: "aws:ec2/subnet:Subnet",
  name,
  props: { availabilityZone, ...props },
});
const a = subnet("a", "eu-central-1a");
const alsoA = subnet("also-a", "eu-central-1a");
const b = subnet("b", "eu-central-1b");
const balancer = (props: Props, from: TestResource[] = []): TestResource => ({
  type: "aws:lb/loadBalancer:LoadBalancer",
  props,
  dependsOn: { subnets: from.map(urnOf) },
});
const existing = [a, alsoA, b].map(({ props, ...rest }, index) => ({
  ...rest,
  props: { ...props, arn: `arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-${index + 1}` },
}));
const one = ["subnet-1"];
const two = ["subnet-1", "subnet-2"];
const inVpc = (subnetIds: unknown): Props => ({ vpcConfig: { subnetIds } });
const forms: [type: string, path: string, props: (subnets: string[]) => Props][] = [
  ["aws:alb/loadBalancer:LoadBalancer", "subnets", (subnets) => ({ subnets })],
  ["aws:elasticloadbalancingv2/loadBalancer:LoadBalancer", "subnets", (subnets) => ({ subnets })],
  [
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    "subnetMappings",
    (subnets) => ({ subnetMappings: subnets.map((subnetId) => ({ subnetId })) }),
  ],
  ["aws:elb/loadBalancer:LoadBalancer", "availabilityZones", (availabilityZones) => ({ availabilityZones })],
  ["aws:autoscaling/group:Group", "availabilityZones", (availabilityZones) => ({ availabilityZones })],
  [
    "aws-native:autoscaling:AutoScalingGroup",
    "availabilityZones",
    (availabilityZones) => ({ availabilityZones }),
  ],
  ["aws:elasticloadbalancing/loadBalancer:LoadBalancer", "subnets", (subnets) => ({ subnets })],
  ["aws:autoscaling/group:Group", "vpcZoneIdentifiers", (vpcZoneIdentifiers) => ({ vpcZoneIdentifiers })],
  [
    "aws:ecs/service:Service",
    "networkConfiguration.subnets",
    (subnets) => ({ networkConfiguration: { subnets, assignPublicIp: false } }),
  ],
  ["aws:eks/nodeGroup:NodeGroup", "subnetIds", (subnetIds) => ({ subnetIds })],
  ["aws:elasticache/subnetGroup:SubnetGroup", "subnetIds", (subnetIds) => ({ subnetIds })],
  ["aws:lambda/function:Function", "vpcConfig.subnetIds", inVpc],
  ["aws-native:elasticloadbalancingv2:LoadBalancer", "subnets", (subnets) => ({ subnets })],
  [
    "aws-native:autoscaling:AutoScalingGroup",
    "vpcZoneIdentifier",
    (vpcZoneIdentifier) => ({ vpcZoneIdentifier }),
  ],
  [
    "aws-native:ecs:Service",
    "networkConfiguration.awsvpcConfiguration.subnets",
    (subnets) => ({ networkConfiguration: { awsvpcConfiguration: { subnets } } }),
  ],
  ["aws-native:elasticloadbalancing:LoadBalancer", "subnets", (subnets) => ({ subnets })],
  ["aws-native:eks:Nodegroup", "subnets", (subnets) => ({ subnets })],
  ["aws-native:elasticache:SubnetGroup", "subnetIds", (subnetIds) => ({ subnetIds })],
  ["aws-native:lambda:Function", "vpcConfig.subnetIds", inVpc],
];

export default {
  violating: [
    ...forms.map(
      ([type, path, props]): Case => ({
        title: `${type} with one in ${path}`,
        given: [{ type, props: props(one) }],
        says: `\`${path}\` names one place only.`,
      }),
    ),
    {
      title: "the same subnet twice",
      given: [balancer({ subnets: ["subnet-1", "subnet-1"] })],
      says: "`subnets` names one place only.",
    },
    {
      title: "two subnets of one zone, before they exist",
      given: [a, alsoA, balancer({ subnets: [UNKNOWN, UNKNOWN] }, [a, alsoA])],
      says: "All subnets in `subnets` are in eu-central-1a.",
    },
    {
      title: "two subnets of one zone, picked from three that exist",
      given: [...existing, balancer({ subnets: two }, existing)],
      says: "All subnets in `subnets` are in eu-central-1a.",
    },
  ],
  clean: [
    ...forms.map(
      ([type, path, props]): Case => ({
        title: `${type} with two in ${path}`,
        given: [{ type, props: props(two) }],
      }),
    ),
    {
      title: "subnets of two zones, not known yet",
      given: [a, b, balancer({ subnets: UNKNOWN_LIST }, [a, b])],
    },
    { title: "a function outside a VPC", given: [{ type: "aws:lambda/function:Function", props: {} }] },
    {
      title: "one zone where nothing is lost",
      given: [balancer({ subnets: one, tagsAll: disposableTag })],
    },
    {
      title: "a subnet of one zone and one of another program",
      given: [a, balancer({ subnets: [UNKNOWN, "subnet-9"] }, [a])],
    },
  ],
  unknown: [
    {
      title: "a list that is made from subnets of one zone, perhaps with others",
      given: [a, alsoA, balancer({ subnets: UNKNOWN_LIST }, [a, alsoA])],
      says: "subnets",
    },
    {
      title: "subnets of another program",
      given: [balancer({ subnets: UNKNOWN_LIST })],
      says: "subnets",
    },
    {
      title: "one subnet with tags that are not known yet",
      given: [balancer({ subnets: one, tags: UNKNOWN })],
      says: "tags",
    },
  ],
} satisfies RuleCases;
