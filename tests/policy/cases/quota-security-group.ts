import { type Props, type TestResource, urnOf } from "../analyze";
import type { RuleCases } from "../cases";

const group = (props: Props = {}): TestResource => ({
  type: "aws:ec2/securityGroup:SecurityGroup",
  name: "edge",
  props,
});
const rule = (type: string, name: string, props: Props): TestResource => ({
  type,
  name,
  props,
  dependsOn: { securityGroupId: [urnOf(group())] },
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));
const cidrs = (count: number) => times(count, (index) => `10.0.${index}.0/24`);
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const OLD = "aws:ec2/securityGroupRule:SecurityGroupRule";
const says = (count: number, direction: string, family = "IPv4") =>
  `The stack asks for ${count} ${direction} rules of a security group for ${family}, and the quota (setting \`rules\`) is 60.`;

export default {
  violating: [
    {
      title: "61 inline ranges",
      given: [group({ ingress: [{ cidrBlocks: cidrs(61) }] })],
      says: says(61, "ingress"),
    },
    {
      title: "a rule of 61 ranges",
      given: [group(), rule(OLD, "r", { type: "egress", cidrBlocks: cidrs(61) })],
      says: says(61, "egress"),
    },
    {
      title: "61 rules",
      given: [
        group(),
        ...times(61, (index) => rule(INGRESS, `r${index}`, { cidrIpv6: `fd00:${index}::/32` })),
      ],
      says: says(61, "ingress", "IPv6"),
    },
    {
      title: "groups, which count twice",
      given: [
        group(),
        ...times(61, (index) => rule(EGRESS, `r${index}`, { referencedSecurityGroupId: `sg-${index}` })),
      ],
      says: [says(61, "egress"), says(61, "egress", "IPv6")],
    },
  ],
  clean: [
    {
      title: "60 ranges in each direction",
      given: [group({ ingress: [{ cidrBlocks: cidrs(60) }], egress: [{ cidrBlocks: cidrs(60) }] })],
    },
    {
      title: "60 of each family",
      given: [
        group({
          ingress: [{ cidrBlocks: cidrs(60), ipv6CidrBlocks: times(60, (index) => `fd00:${index}::/32`) }],
        }),
      ],
    },
    { title: "the group itself", given: [group({ ingress: [{ self: true }] })] },
  ],
  unknown: { never: "what is not known yet counts as one rule" },
} satisfies RuleCases;
