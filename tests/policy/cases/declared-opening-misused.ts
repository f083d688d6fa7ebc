import { exposureTag, mediaRelayTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import type { Case, RuleCases } from "../cases";

const group: TestResource = {
  type: "aws:ec2/securityGroup:SecurityGroup",
  name: "alb",
  props: { id: "sg-1" },
};
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const declaredGroup: TestResource = { ...group, props: { tags: exposureTag } };
const of = [urnOf(group)];
const opening: TestResource = {
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name: "https",
  props: { tags: exposureTag },
  dependsOn: { securityGroupId: of },
};
const member = (type: string, property: string, props: Props = {}): TestResource => ({
  type,
  name: "member",
  props,
  dependsOn: { [property]: of },
});
const says = (property: string) =>
  `\`${property}\` puts the resource into security group alb, which admits the internet for an internal load balancer.`;
const balancer = member("aws:lb/loadBalancer:LoadBalancer", "securityGroups");

const NATIVE_GROUP = "aws-native:ec2:SecurityGroup";
const pairs = Object.entries(exposureTag).map(([key, value]) => ({ key, value }));
const nativeGroup: TestResource = { ...group, type: NATIVE_GROUP, props: { tags: pairs } };
const nativeMediaGroup: TestResource = {
  ...nativeGroup,
  props: { tags: Object.entries(mediaRelayTag).map(([key, value]) => ({ key, value })) },
};
const nativeMember = (type: string, property: string): TestResource => ({
  type,
  name: "member",
  props: {},
  dependsOn: { [property]: [urnOf(nativeGroup)] },
});
const nativeMembers: [type: string, property: string][] = [
  ["aws-native:ec2:Instance", "securityGroupIds"],
  ["aws-native:ec2:NetworkInterface", "groupSet"],
  ["aws-native:ec2:LaunchTemplate", "launchTemplateData"],
  ["aws-native:autoscaling:LaunchConfiguration", "securityGroups"],
];

export default {
  violating: [
    ...nativeMembers.map(
      ([type, property]): Case => ({
        title: type,
        given: [nativeGroup, nativeMember(type, property)],
        says: says(property),
      }),
    ),
    {
      title: "a native database",
      given: [nativeGroup, nativeMember("aws-native:rds:DbInstance", "vpcSecurityGroups")],
      says: says("vpcSecurityGroups"),
    },
    {
      title: "a native cluster",
      given: [nativeGroup, nativeMember("aws-native:eks:Cluster", "resourcesVpcConfig")],
      says: says("resourcesVpcConfig"),
    },
    {
      title: "a function in the default group",
      given: [
        { ...declaredGroup, type: DEFAULT_GROUP },
        {
          ...member("aws:lambda/function:Function", "vpcConfig"),
          dependsOn: { vpcConfig: [urnOf({ ...group, type: DEFAULT_GROUP })] },
        },
      ],
      says: says("vpcConfig"),
    },
    {
      title: "an instance",
      given: [group, opening, member("aws:ec2/instance:Instance", "vpcSecurityGroupIds")],
      says: says("vpcSecurityGroupIds"),
    },
    {
      title: "an ECS service",
      given: [declaredGroup, balancer, member("aws:ecs/service:Service", "networkConfiguration")],
      says: says("networkConfiguration"),
    },
    {
      title: "a launch template",
      given: [declaredGroup, member("aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds")],
      says: says("vpcSecurityGroupIds"),
    },
    {
      title: "a database",
      given: [group, opening, member("aws:rds/cluster:Cluster", "vpcSecurityGroupIds")],
      says: says("vpcSecurityGroupIds"),
    },
    {
      title: "a function",
      given: [group, opening, member("aws:lambda/function:Function", "vpcConfig")],
      says: says("vpcConfig"),
    },
    {
      title: "a load balancer in the group of media relays",
      given: [{ ...group, props: { tags: mediaRelayTag } }, balancer],
      says: says("securityGroups").replace("an internal load balancer", "media relays"),
    },
  ],
  clean: [
    {
      title: "a native load balancer",
      given: [nativeGroup, nativeMember("aws-native:elasticloadbalancingv2:LoadBalancer", "securityGroups")],
    },
    ...nativeMembers.map(
      ([type, property]): Case => ({
        title: `${type} of media relays`,
        given: [nativeMediaGroup, nativeMember(type, property)],
      }),
    ),
    {
      title: "a native rule of the group",
      given: [nativeGroup, nativeMember("aws-native:ec2:SecurityGroupIngress", "groupId")],
    },
    {
      title: "the launch template of media relays",
      given: [
        { ...group, props: { tags: mediaRelayTag } },
        member("aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds"),
      ],
    },
    ...["aws:ec2/instance:Instance", "aws:ec2/networkInterface:NetworkInterface"].map(
      (type): Case => ({
        title: `${type} as a media relay`,
        given: [{ ...group, props: { tags: mediaRelayTag } }, member(type, "securityGroups")],
      }),
    ),
    { title: "a load balancer", given: [group, opening, balancer] },
    {
      title: "an instance in a group without an opening",
      given: [group, member("aws:ec2/instance:Instance", "vpcSecurityGroupIds")],
    },
    {
      title: "a rule that names the group",
      given: [
        declaredGroup,
        member("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId"),
      ],
    },
    {
      title: "a parameter that holds the group's id",
      given: [declaredGroup, member("aws:ssm/parameter:Parameter", "value")],
    },
  ],
  unknown: { never: "it follows the references of the program, which a preview knows" },
} satisfies RuleCases;
