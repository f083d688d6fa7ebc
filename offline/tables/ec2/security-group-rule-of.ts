import type { ResourceTable } from "../../model/table";
import { checkDuplicate, checkRulePorts, peers, ruleInputs } from "./rule-inputs";

/** The stand-alone rules in and out are two types that differ in their names alone. */
export function securityGroupRuleOf(direction: "Ingress" | "Egress"): ResourceTable {
  const token = `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`;
  return {
    token,

    service: "EC2",
    title: `VPC Security Group ${direction} Rule`,
    operations: {
      create: `AuthorizeSecurityGroup${direction}`,
      read: "DescribeSecurityGroupRules",
      update: "ModifySecurityGroupRules",
      delete: `RevokeSecurityGroup${direction}`,
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
    accept: (c) => checkDuplicate(c, token),
  };
}
