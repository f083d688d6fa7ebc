import type { StackResource, StackRule } from "../../rule";
import { fieldsOf, isUnknown, itemsOf, wordOf } from "../../values";
import { byReference, judgeQuotas, type Quota } from "../quotas";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const settings = {
  rules: {
    description: "Rules of a security group in one direction, counted for IPv4 and IPv6 by themselves.",
    default: 60,
    minimum: 1,
  },
};

type Direction = "ingress" | "egress";
type Family = "IPv4" | "IPv6";

/** What one rule counts for: each range of the family, and each group or prefix list for both families. */
function weightOf(written: unknown, family: Family): number {
  const rule = fieldsOf(written);
  const lists = family === "IPv4" ? [rule.cidrBlocks, rule.cidrIpv4] : [rule.ipv6CidrBlocks, rule.cidrIpv6];
  const both = [
    rule.securityGroups,
    rule.sourceSecurityGroupId,
    rule.referencedSecurityGroupId,
    rule.prefixListIds,
    rule.prefixListId,
  ];
  const count = [...lists, ...both].flatMap((list) => (isUnknown(list) ? [list] : itemsOf(list))).length;
  return count + (rule.self === true ? 1 : 0);
}

/** How many rules a resource gives to its group in a direction. */
function rulesOf({ type, props }: StackResource, direction: Direction, family: Family): number {
  if (type === GROUP) {
    const inline = props[direction];
    return isUnknown(inline)
      ? 0
      : itemsOf(inline).reduce<number>((sum, rule) => sum + weightOf(rule, family), 0);
  }
  const is = type === RULE ? wordOf(props.type) : type === INGRESS ? "ingress" : "egress";
  return is === direction ? weightOf(props, family) : 0;
}

const byGroup = (resource: StackResource): unknown =>
  resource.type === GROUP ? resource : byReference("securityGroupId", [GROUP])(resource);

const QUOTAS: readonly Quota[] = (["ingress", "egress"] as const).flatMap((direction) =>
  (["IPv4", "IPv6"] as const).map((family) => ({
    setting: "rules",
    counted: `${direction} rules of a security group for ${family}`,
    types: [GROUP, RULE, INGRESS, EGRESS],
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
    "Name groups or prefix lists in place of many address ranges, or join neighbouring ranges.",
    "Where AWS has granted more, say so in the setting `rules`.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups",
  ],
  controls: { wellArchitected: ["REL01-BP01", "REL01-BP03"] },
  settings,
  types: [GROUP, RULE, INGRESS, EGRESS],
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
