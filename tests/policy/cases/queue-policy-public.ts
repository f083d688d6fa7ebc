import { policyCases } from "../policy-cases";

export default policyCases("sqs:SendMessage", [
  { type: "aws:sqs/queuePolicy:QueuePolicy", property: "policy" },
  { type: "aws:sqs/queue:Queue", property: "policy" },
  { type: "aws-native:sqs:QueuePolicy", property: "policyDocument" },
  { type: "aws-native:sqs:QueueInlinePolicy", property: "policyDocument" },
]);
