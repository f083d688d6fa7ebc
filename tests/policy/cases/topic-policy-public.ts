import { policyCases } from "../policy-cases";

export default policyCases("sns:Publish", [
  { type: "aws:sns/topicPolicy:TopicPolicy", property: "policy" },
  { type: "aws:sns/topic:Topic", property: "policy" },
  { type: "aws-native:sns:TopicPolicy", property: "policyDocument" },
  { type: "aws-native:sns:TopicInlinePolicy", property: "policyDocument" },
]);
