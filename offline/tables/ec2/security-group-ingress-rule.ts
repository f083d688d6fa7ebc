import { securityGroupRuleOf } from "./security-group-rule-of";

export const securityGroupIngressRule = securityGroupRuleOf("Ingress");
