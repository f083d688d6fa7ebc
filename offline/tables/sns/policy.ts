/** What a topic allows when nobody says otherwise: its own account. */
import type { Context } from "../../model/table";

const actions = [
  "SNS:GetTopicAttributes",
  "SNS:SetTopicAttributes",
  "SNS:AddPermission",
  "SNS:RemovePermission",
  "SNS:DeleteTopic",
  "SNS:Subscribe",
  "SNS:ListSubscriptionsByTopic",
  "SNS:Publish",
];

export function defaultPolicy(c: Context): string {
  return JSON.stringify({
    Id: "__default_policy_ID",
    Statement: [
      {
        Action: actions,
        Condition: { StringEquals: { "AWS:SourceOwner": c.account } },
        Effect: "Allow",
        Principal: { AWS: "*" },
        Resource: c.fill("{arn}"),
        Sid: "__default_statement_ID",
      },
    ],
    Version: "2008-10-17",
  });
}
