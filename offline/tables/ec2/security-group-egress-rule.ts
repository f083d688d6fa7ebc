import { securityGroupRuleOf } from "./security-group-rule-of";

export const securityGroupEgressRule = securityGroupRuleOf("Egress");
