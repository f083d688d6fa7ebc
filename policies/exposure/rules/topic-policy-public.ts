import type { ResourceRule } from "../../rule";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:sns/topicPolicy:TopicPolicy": ["policy"],
  "aws:sns/topic:Topic": ["policy"],
  "aws-native:sns:TopicPolicy": ["policyDocument"],
  "aws-native:sns:TopicInlinePolicy": ["policyDocument"],
};

/** Access policies of SNS topics. */
export const topicPolicyPublic: ResourceRule = {
  id: "topic-policy-public",
  title: "Topic policies let nobody in by an open principal.",
  severity: "high",
  awsDefault:
    "A topic's own policy names everyone, with the condition that `AWS:SourceOwner` is its account.",
  why: "Strangers could subscribe and read every message, or publish false alarms.",
  remediation: [NARROW_IT],
  links: [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#ensure-topics-not-publicly-accessible",
  ],
  controls: { fsbp: ["SNS.4"], wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(HOLDERS),
  judge: (resource) => judgePolicies(resource, HOLDERS),
};
