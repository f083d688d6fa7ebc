/** Names of the properties of a security group rule, for each way there is to write one. */

export interface RuleProperties {
  /** Address ranges of the far side. */
  readonly cidrs: readonly string[];
  /** Security groups of the far side. */
  readonly groups: readonly string[];
  readonly prefixLists: string;
  readonly protocol: string;
}

/** Within a group of the `aws` provider. */
export const INLINE: RuleProperties = {
  cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
  groups: ["securityGroups"],
  prefixLists: "prefixListIds",
  protocol: "protocol",
};

/** `aws.ec2.SecurityGroupRule` */
export const CLASSIC: RuleProperties = { ...INLINE, groups: ["sourceSecurityGroupId"] };

/** `aws.vpc.SecurityGroupIngressRule` and its egress twin. */
export const MODERN: RuleProperties = {
  cidrs: ["cidrIpv4", "cidrIpv6"],
  groups: ["referencedSecurityGroupId"],
  prefixLists: "prefixListId",
  protocol: "ipProtocol",
};

/** Rules in of CloudFormation, within a group and alone. */
export const NATIVE: RuleProperties = {
  cidrs: ["cidrIp", "cidrIpv6"],
  groups: ["sourceSecurityGroupId"],
  prefixLists: "sourcePrefixListId",
  protocol: "ipProtocol",
};
