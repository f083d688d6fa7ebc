import { failure, flag, forceNew, type ResourceTable, set, tags, text } from "../../model/table";
import { toVpc } from "../references";
import { inlineRule } from "./inline-rule";

/** Takes over the group that every VPC has: all its rules are removed, then those given are put. A delete only forgets it. */
export const defaultSecurityGroup: ResourceTable = {
  token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",

  service: "EC2",
  title: "EC2 Default Security Group",
  operations: {
    create: "DescribeSecurityGroups",
    read: "DescribeSecurityGroups",
    update: "AuthorizeSecurityGroupIngress",
    delete: "DescribeSecurityGroups",
  },
  scope: "regional",
  inputs: {
    egress: set(inlineRule(), { computed: true }),
    ingress: set(inlineRule(), { computed: true }),
    revokeRulesOnDelete: flag({ default: false, local: true }),
    tags: tags(),
    vpcId: text({ forceNew, computed: true, refers: { ...toVpc, holds: false } }),
  },

  id: (c) => String(c.target("vpcId")?.outputs.defaultSecurityGroupId ?? ""),

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:security-group/{id}",
    ownerId: "{account}",
    name: "default",
    namePrefix: "",
    description: "default VPC security group",
    vpcId: "",
    ingress: () => [],
    egress: () => [],
  },

  accept: (c) => {
    if (!c.inputs.has("vpcId"))
      throw failure("no matching EC2 Security Group found: the account has no default VPC");
  },
};
