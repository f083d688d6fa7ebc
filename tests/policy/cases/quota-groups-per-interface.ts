import type { Props } from "../analyze";
import { type Case, type RuleCases, UNKNOWN_LIST } from "../cases";

type Form = [type: string, path: string, props: (groups: unknown) => Props];
const flat = (type: string, property: string): Form => [type, property, (groups) => ({ [property]: groups })];
const forms: Form[] = [
  flat("aws:lb/loadBalancer:LoadBalancer", "securityGroups"),
  flat("aws:alb/loadBalancer:LoadBalancer", "securityGroups"),
  flat("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer", "securityGroups"),
  flat("aws:applicationloadbalancing/loadBalancer:LoadBalancer", "securityGroups"),
  flat("aws:ec2/instance:Instance", "vpcSecurityGroupIds"),
  flat("aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds"),
  flat("aws:ec2/networkInterface:NetworkInterface", "securityGroups"),
  flat("aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds"),
  [
    "aws:ecs/service:Service",
    "networkConfiguration.securityGroups",
    (securityGroups) => ({ networkConfiguration: { securityGroups } }),
  ],
  [
    "aws:lambda/function:Function",
    "vpcConfig.securityGroupIds",
    (securityGroupIds) => ({ vpcConfig: { securityGroupIds } }),
  ],
  flat("aws-native:elasticloadbalancingv2:LoadBalancer", "securityGroups"),
  flat("aws-native:ec2:Instance", "securityGroupIds"),
  flat("aws-native:ec2:NetworkInterface", "groupSet"),
  flat("aws-native:ec2:VpcEndpoint", "securityGroupIds"),
  [
    "aws-native:lambda:Function",
    "vpcConfig.securityGroupIds",
    (securityGroupIds) => ({ vpcConfig: { securityGroupIds } }),
  ],
  [
    "aws-native:ecs:Service",
    "networkConfiguration.awsvpcConfiguration.securityGroups",
    (securityGroups) => ({ networkConfiguration: { awsvpcConfiguration: { securityGroups } } }),
  ],
];
const interfaces = (property: string, list: unknown) => ({ networkInterfaces: [{}, { [property]: list }] });
const inInterfaces: Form[] = [
  [
    "aws:ec2/launchTemplate:LaunchTemplate",
    "networkInterfaces[1].securityGroups",
    (list) => interfaces("securityGroups", list),
  ],
  ["aws-native:ec2:Instance", "networkInterfaces[1].groupSet", (list) => interfaces("groupSet", list)],
  [
    "aws-native:ec2:LaunchTemplate",
    "launchTemplateData.networkInterfaces[1].groups",
    (list) => ({ launchTemplateData: interfaces("groups", list) }),
  ],
  [
    "aws-native:ec2:LaunchTemplate",
    "launchTemplateData.securityGroupIds",
    (securityGroupIds) => ({ launchTemplateData: { securityGroupIds } }),
  ],
];
const groups = (count: number) => Array.from({ length: count }, (_, index) => `sg-${index}`);

export default {
  violating: [...forms, ...inInterfaces].map(
    ([type, path, props]): Case => ({
      title: type,
      given: { type, props: props(groups(6)) },
      says: `\`${path}\` names 6 groups, and the quota is 5.`,
    }),
  ),
  clean: [
    ...[...forms, ...inInterfaces].map(
      ([type, , props]): Case => ({ title: type, given: { type, props: props(groups(5)) } }),
    ),
    {
      title: "one group six times",
      given: { type: "aws:ec2/instance:Instance", props: { vpcSecurityGroupIds: Array(6).fill("sg-1") } },
    },
    { title: "a function outside a VPC", given: { type: "aws:lambda/function:Function", props: {} } },
  ],
  unknown: [
    {
      title: "unknown groups",
      given: { type: "aws:ec2/instance:Instance", props: { vpcSecurityGroupIds: UNKNOWN_LIST } },
      says: "vpcSecurityGroupIds",
    },
    {
      title: "unknown interfaces",
      given: { type: "aws:ec2/launchTemplate:LaunchTemplate", props: { networkInterfaces: UNKNOWN_LIST } },
      says: "networkInterfaces",
    },
    {
      title: "an unknown interface",
      given: { type: "aws:ec2/launchTemplate:LaunchTemplate", props: { networkInterfaces: [UNKNOWN_LIST] } },
      says: "networkInterfaces[0]",
    },
  ],
} satisfies RuleCases;
