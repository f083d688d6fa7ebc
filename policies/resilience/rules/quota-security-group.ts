import type { StackResource, StackRule } from "../../rule";
import { PREFIX_LIST_TYPES } from "../../vocabulary/tokens";
import { fieldsOf, integerOf, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { byReference, judgeQuotas, type Quota } from "../quotas";

type Direction = "ingress" | "egress";
type Family = "IPv4" | "IPv6";

/** Groups, and what they call their rules in each direction. */
const INLINE: Readonly<Record<string, Readonly<Record<Direction, string>>>> = {
  "aws:ec2/securityGroup:SecurityGroup": { ingress: "ingress", egress: "egress" },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { ingress: "ingress", egress: "egress" },
  "aws-native:ec2:SecurityGroup": { ingress: "securityGroupIngress", egress: "securityGroupEgress" },
};
const GROUPS = Object.keys(INLINE);
/** Rules of their own; one of the older kind says its direction itself. */
const RULES: Readonly<Record<string, Direction | "as its type says">> = {
  "aws:ec2/securityGroupRule:SecurityGroupRule": "as its type says",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "ingress",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "egress",
  "aws-native:ec2:SecurityGroupIngress": "ingress",
  "aws-native:ec2:SecurityGroupEgress": "egress",
};
const TYPES = [...GROUPS, ...Object.keys(RULES)];

/** What rules call the ranges of one family, and what counts for both. */
const RANGES: Readonly<Record<Family, readonly string[]>> = {
  IPv4: ["cidrBlocks", "cidrIpv4", "cidrIp"],
  IPv6: ["ipv6CidrBlocks", "cidrIpv6"],
};
const FOR_BOTH = [
  "securityGroups",
  "sourceSecurityGroupId",
  "destinationSecurityGroupId",
  "referencedSecurityGroupId",
  "prefixListIds",
  "prefixListId",
  "sourcePrefixListId",
  "destinationPrefixListId",
];

const settings = {
  rules: {
    description: "Rules of a security group in one direction, counted for IPv4 and IPv6 by themselves.",
    default: 60,
    minimum: 1,
  },
};

/** What one rule counts for: each range of the family, and each group or prefix list for both families. */
function weightOf(written: unknown, family: Family): number {
  const rule = fieldsOf(written);
  const lists = [...RANGES[family], ...FOR_BOTH].map((property) => rule[property]);
  const count = lists.flatMap((list) => (isUnknown(list) ? [list] : itemsOf(list))).length;
  return count + (rule.self === true ? 1 : 0);
}

/** A prefix list counts for as many rules as it may have entries, so that each of the program's own counts for more than one. */
function listedBy({ propertyDependencies }: StackResource, properties: readonly string[]): number {
  const lists = new Set(properties.flatMap((property) => propertyDependencies[property] ?? []));
  return [...lists]
    .filter(({ type }) => PREFIX_LIST_TYPES.includes(type))
    .reduce((sum, { props }) => sum + Math.max(0, (integerOf(props.maxEntries) ?? 1) - 1), 0);
}

/** How many rules a resource gives to its group in a direction. */
function rulesOf(resource: StackResource, direction: Direction, family: Family): number {
  const { type, props } = resource;
  const list = INLINE[type]?.[direction];
  if (list !== undefined) {
    const inline = isUnknown(props[list]) ? [] : itemsOf(props[list]);
    return inline.reduce<number>((sum, rule) => sum + weightOf(rule, family), listedBy(resource, [list]));
  }
  const own = RULES[type] === "as its type says" ? wordOf(props.type) : RULES[type];
  return own === direction ? weightOf(props, family) + listedBy(resource, FOR_BOTH) : 0;
}

const byGroup = (resource: StackResource): unknown =>
  GROUPS.includes(resource.type)
    ? resource
    : (byReference("securityGroupId", GROUPS)(resource) ?? byReference("groupId", GROUPS)(resource));

const QUOTAS: readonly Quota[] = (["ingress", "egress"] as const).flatMap((direction) =>
  (["IPv4", "IPv6"] as const).map((family) => ({
    setting: "rules",
    counted: `${direction} rules of a security group for ${family}`,
    types: TYPES,
    per: byGroup,
    weight: (resource: StackResource) => rulesOf(resource, direction, family),
  })),
);

/** How many rules the security groups of a stack have. */
export const quotaSecurityGroup: StackRule<typeof settings> = {
  id: "quota-security-group",
  title: "A security group has no more rules than its quota gives.",
  severity: "medium",
  awsDefault: "AWS refuses the rule that goes over the quota, in the middle of the update.",
  why: "A group that is full admits some senders and not others, and the update that would mend it fails too.",
  remediation: [
    "Name groups in place of many address ranges, or join neighbouring ranges; a prefix list counts for as many rules as it may have entries.",
    "Where AWS has granted more, say so in the setting `rules`.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups",
  ],
  controls: { wellArchitected: ["REL01-BP01", "REL01-BP03"] },
  settings,
  types: TYPES,
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
