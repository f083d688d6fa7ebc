import { type Case, type RuleCases, UNKNOWN } from "../cases";

const described: [type: string, what: string][] = [
  ["aws:ec2/securityGroup:SecurityGroup", "who is in the group"],
  ["aws:ec2/securityGroupRule:SecurityGroupRule", "who comes here and why"],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "who comes here and why"],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "where this goes and why"],
  ["aws:kms/key:Key", "what it encrypts"],
  ["aws:secretsmanager/secret:Secret", "what it opens"],
  ["aws-native:kms:Key", "what it encrypts"],
  ["aws-native:secretsmanager:Secret", "what it opens"],
  ["aws-native:ec2:SecurityGroupIngress", "who comes here and why"],
  ["aws-native:ec2:SecurityGroupEgress", "where this goes and why"],
];
const says = (what: string) => `\`description\` does not say ${what}.`;

export default {
  violating: [
    ...described.map(([type, what]): Case => ({ title: type, given: { type, props: {} }, says: says(what) })),
    {
      title: "the provider's own words",
      given: { type: "aws:ec2/securityGroup:SecurityGroup", props: { description: "Managed by Pulumi" } },
      says: says("who is in the group"),
    },
  ],
  clean: [
    ...described.map(
      ([type]): Case => ({ title: type, given: { type, props: { description: "SIP edge" } } }),
    ),
    {
      title: "words that are not known yet",
      given: { type: "aws:kms/key:Key", props: { description: UNKNOWN } },
    },
  ],
  unknown: { never: "words that are not known yet are words" },
} satisfies RuleCases;
