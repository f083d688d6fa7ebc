import { forceNew, policy, type ResourceTable, refusal, required, text } from "../../model/table";
import { checked, texts } from "../iam/documents";

export const topicPolicy: ResourceTable = {
  token: "aws:sns/topicPolicy:TopicPolicy",

  service: "SNS",
  title: "SNS Topic Policy",
  operations: {
    create: "SetTopicAttributes",
    read: "GetTopicAttributes",
    update: "SetTopicAttributes",
    delete: "SetTopicAttributes",
  },
  scope: "regional",
  inputs: {
    arn: text({
      required,
      forceNew,
      format: "arn",
      refers: { to: "aws:sns/topic:Topic", by: "arn", missing: "NotFound", message: "Topic does not exist" },
    }),
    policy: policy({ required }),
  },

  id: "{arn}",

  outputs: { owner: "{account}" },

  accept: (c) => {
    const wrong = (message: string) =>
      refusal("InvalidParameter", `Invalid parameter: Policy Reason: ${message}`);
    for (const statement of checked(c.inputs.text("policy"), wrong)) {
      if ((statement.Principal ?? statement.NotPrincipal) === undefined)
        throw wrong("no principal specified");
      if (texts(statement.Action).some((action) => !/^(sns:|\*$)/i.test(action)))
        throw refusal("InvalidParameter", "Invalid parameter: Policy statement action out of service scope!");
    }
  },
};
