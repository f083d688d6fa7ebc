import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

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
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const prefixList = (maxEntries: number): TestResource => ({
  type: "aws:ec2/managedPrefixList:ManagedPrefixList",
  name: "offices",
  props: { maxEntries },
});
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
    ...[
      "securityGroups",
      "sourceSecurityGroupId",
      "destinationSecurityGroupId",
      "referencedSecurityGroupId",
      "prefixListIds",
      "prefixListId",
      "sourcePrefixListId",
      "destinationPrefixListId",
    ].map((property) => ({
      title: `61 ${property}, which count twice`,
      given: [group({ ingress: times(61, (index) => ({ [property]: `id-${index}` })) })],
      says: [says(61, "ingress"), says(61, "ingress", "IPv6")],
    })),
    {
      title: "61 rules for IPv4",
      given: [group(), ...cidrs(61).map((cidrIpv4, index) => rule(INGRESS, `r${index}`, { cidrIpv4 }))],
      says: says(61, "ingress"),
    },
    {
      title: "61 inline ranges of IPv6",
      given: [group({ egress: [{ ipv6CidrBlocks: times(61, (index) => `fd00:${index}::/32`) }] })],
      says: says(61, "egress", "IPv6"),
    },
    {
      title: "60 ranges and the group itself",
      given: [group({ ingress: [{ cidrBlocks: cidrs(60), self: true }] })],
      says: says(61, "ingress"),
    },
    {
      title: "61 ranges of a default group",
      given: [{ ...group({ ingress: [{ cidrBlocks: cidrs(61) }] }), type: DEFAULT }],
      says: says(61, "ingress"),
    },
    {
      title: "61 inline ranges of a native group",
      given: [
        {
          type: "aws-native:ec2:SecurityGroup",
          props: { securityGroupEgress: cidrs(61).map((cidrIp) => ({ cidrIp })) },
        },
      ],
      says: says(61, "egress"),
    },
    ...["Ingress", "Egress"].map((direction) => ({
      title: `61 native rules, ${direction}`,
      given: [
        group(),
        ...cidrs(61).map((cidrIp, index) => ({
          type: `aws-native:ec2:SecurityGroup${direction}`,
          name: `n${index}`,
          props: { cidrIp },
          dependsOn: { groupId: [urnOf(group())] },
        })),
      ],
      says: says(61, direction.toLowerCase()),
    })),
    {
      title: "a prefix list of 61 entries at most, inline",
      given: [
        prefixList(61),
        {
          ...group({ ingress: [{ prefixListIds: [UNKNOWN] }] }),
          dependsOn: { ingress: [urnOf(prefixList(61))] },
        },
      ],
      says: [says(61, "ingress"), says(61, "ingress", "IPv6")],
    },
    {
      title: "two prefix lists of 31 entries at most, by rules",
      given: [
        group(),
        prefixList(31),
        ...times(2, (index) => ({
          ...rule(INGRESS, `r${index}`, { prefixListId: UNKNOWN }),
          dependsOn: { securityGroupId: [urnOf(group())], prefixListId: [urnOf(prefixList(31))] },
        })),
      ],
      says: [says(62, "ingress"), says(62, "ingress", "IPv6")],
    },
  ],
  clean: [
    {
      title: "a prefix list of 60 entries at most",
      given: [
        group(),
        prefixList(60),
        {
          ...rule(INGRESS, "r", { prefixListId: UNKNOWN }),
          dependsOn: { securityGroupId: [urnOf(group())], prefixListId: [urnOf(prefixList(60))] },
        },
      ],
    },
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
    {
      title: "60 prefix lists of one entry, or of a number that is not known yet",
      given: [
        prefixList(1),
        { ...prefixList(1), name: "others", props: { maxEntries: UNKNOWN } },
        {
          ...group({ ingress: times(60, () => ({ prefixListIds: [UNKNOWN] })) }),
          dependsOn: { ingress: [urnOf(prefixList(1)), urnOf({ ...prefixList(1), name: "others" })] },
        },
      ],
    },
    { title: "the group itself", given: [group({ ingress: [{ self: true }] })] },
  ],
  unknown: { never: "what is not known yet counts as one rule" },
} satisfies RuleCases;
