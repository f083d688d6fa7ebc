import { type ResourceRule, violation } from "../../rule";
import { isAbsent } from "../../vocabulary/values";

/** What a description is for, by type. `Managed by Pulumi` is what the provider writes where nothing is said. */
const DESCRIBED: Readonly<Record<string, string>> = {
  "aws:ec2/securityGroup:SecurityGroup": "who is in the group",
  "aws:ec2/securityGroupRule:SecurityGroupRule": "who comes here and why",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "who comes here and why",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "where this goes and why",
  "aws:kms/key:Key": "what it encrypts",
  "aws:secretsmanager/secret:Secret": "what it opens",
  "aws-native:kms:Key": "what it encrypts",
  "aws-native:secretsmanager:Secret": "what it opens",
  "aws-native:ec2:SecurityGroupIngress": "who comes here and why",
  "aws-native:ec2:SecurityGroupEgress": "where this goes and why",
};

/** Things that nobody dares to change because nobody knows what they are for. */
export const descriptionMissing: ResourceRule = {
  id: "description-missing",
  title: "Security groups, their rules, keys and secrets say what they are for.",
  severity: "low",
  level: "advisory",
  awsDefault: "The description stays empty; the provider writes `Managed by Pulumi` for a security group.",
  why: "Who looks at a group or a key in the console, in a hurry, has nothing else to go by.",
  remediation: ["Set `description`. That of a security group replaces it, so write it at the start."],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  controls: { cdkNag: ["AwsSolutions-EC27"] },
  types: Object.keys(DESCRIBED),
  judge({ type, props: { description } }) {
    const said = !isAbsent(description) && description !== "Managed by Pulumi";
    return said ? [] : [violation(`\`description\` does not say ${DESCRIBED[type]}.`)];
  },
};
