import type { ResourceRule } from "../../rule";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
  "aws:sqs/queue:Queue": ["policy"],
  "aws-native:sqs:QueuePolicy": ["policyDocument"],
  "aws-native:sqs:QueueInlinePolicy": ["policyDocument"],
};

/** Access policies of SQS queues. */
export const queuePolicyPublic: ResourceRule = {
  id: "queue-policy-public",
  title: "Queue policies let nobody in by an open principal.",
  severity: "high",
  awsDefault: "A queue without a policy admits its own account only.",
  why: "Strangers could read the messages, delete them before they are handled, or send their own at the company's cost.",
  remediation: [NARROW_IT],
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  ],
  controls: { fsbp: ["SQS.3"], wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(HOLDERS),
  judge: (resource) => judgePolicies(resource, HOLDERS),
};
