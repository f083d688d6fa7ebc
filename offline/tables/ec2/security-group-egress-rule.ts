import type { ResourceTable } from "../../model/table";
import { checkDuplicate, checkRulePorts, peers, ruleInputs } from "./rule-inputs";

export const securityGroupEgressRule: ResourceTable = {
  token: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",

  service: "EC2",
  title: "VPC Security Group Egress Rule",
  operations: {
    create: "AuthorizeSecurityGroupEgress",
    read: "DescribeSecurityGroupRules",
    update: "ModifySecurityGroupRules",
    delete: "RevokeSecurityGroupEgress",
  },
  scope: "regional",
  inputs: ruleInputs,
  rules: [{ exactlyOneOf: peers }],

  id: "sgr-{hex:17}",

  outputs: {
    securityGroupRuleId: "{id}",
    arn: "arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}",
  },

  quotas: [
    {
      max: 60,
      per: ["securityGroupId"],
      code: "RulesPerSecurityGroupLimitExceeded",
      message: "The maximum number of rules per security group has been reached.",
    },
  ],
  check: checkRulePorts,
  accept: (c) => checkDuplicate(c, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
};
