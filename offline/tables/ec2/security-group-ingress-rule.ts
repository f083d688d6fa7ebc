import type { ResourceTable } from "../../model/table";
import { checkDuplicate, checkRulePorts, peers, ruleInputs } from "./rule-inputs";

export const securityGroupIngressRule: ResourceTable = {
  token: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",

  service: "EC2",
  title: "VPC Security Group Ingress Rule",
  operations: {
    create: "AuthorizeSecurityGroupIngress",
    read: "DescribeSecurityGroupRules",
    update: "ModifySecurityGroupRules",
    delete: "RevokeSecurityGroupIngress",
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
  accept: (c) => checkDuplicate(c, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
};
