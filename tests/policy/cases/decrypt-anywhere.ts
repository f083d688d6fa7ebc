import { type RuleCases, UNKNOWN } from "../cases";
import { everywhere, policyWith } from "../identity-policy-cases";

const says = "`policy.Statement[0]` allows to decrypt with every key.";

export default {
  violating: [
    ...everywhere(
      { Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: "*" },
      "allows to decrypt with every key",
    ),
    {
      title: "every key of the account",
      given: policyWith({ Action: "kms:Decrypt", Resource: "arn:aws:kms:*:123456789012:key/*" }),
      says,
    },
    {
      title: "every key of a Region, by another pattern",
      given: policyWith({ Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-west-1:*:key*" }),
      says,
    },
    { title: "a pattern", given: policyWith({ Action: "kms:ReEncrypt*", Resource: "*" }), says },
  ],
  clean: [
    ...["*", "*:*", "kms:*"].map((Action) => ({
      title: `${Action}, which allows far more`,
      given: policyWith({ Action, Resource: "*" }),
    })),
    {
      title: "one key",
      given: policyWith({
        Action: "kms:Decrypt",
        Resource: "arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e",
      }),
    },
    {
      title: "one service",
      given: policyWith({
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
      }),
    },
    {
      title: "keys by their tag",
      given: policyWith({
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "voice" } },
      }),
    },
    { title: "encryption only", given: policyWith({ Action: "kms:Encrypt", Resource: "*" }) },
  ],
  unknown: [
    {
      title: "an unknown key",
      given: policyWith({ Action: "kms:Decrypt", Resource: UNKNOWN }),
      says: "policy.Statement[0]",
    },
    {
      title: "unknown conditions",
      given: policyWith({ Action: "kms:Decrypt", Resource: "*", Condition: UNKNOWN }),
      says: "policy.Statement[0]",
    },
  ],
} satisfies RuleCases;
