import { type RuleCases, UNKNOWN } from "../cases";
import { everywhere, policyWith } from "../identity-policy-cases";

const EVERYTHING = "allows every action on every resource.";
const SERVICE = "allows every action of a service on every resource.";
const INVERSE = "allows every action but those of `NotAction` on every resource.";
const all = { Action: "*", Resource: "*" };
const at = "`policy.Statement[0]` ";
export default {
  violating: [
    { title: "everything", given: policyWith(all), says: at + EVERYTHING },
    {
      title: "everything, with a condition",
      given: policyWith({ ...all, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
      says: at + EVERYTHING,
    },
    {
      title: "a whole service",
      given: policyWith({ Action: ["s3:GetObject", "S3:*"], Resource: ["*"] }),
      says: at + SERVICE,
    },
    {
      title: "all services but one",
      given: policyWith({ NotAction: "iam:*", Resource: "*" }),
      says: at + INVERSE,
    },
    {
      title: "all resources but one",
      given: policyWith({ Action: "ec2:*", NotResource: "arn:aws:ec2:*:*:instance/i-1" }),
      says: at + SERVICE,
    },
    {
      title: "everything, with stars where one is enough",
      given: policyWith({ Action: "**", Resource: "arn:aws:*:*:*:*" }),
      says: at + EVERYTHING,
    },
    {
      title: "everything in an account",
      given: policyWith({ Action: "*:*", Resource: "arn:aws:*:eu-west-1:123456789012:*" }),
      says: at + EVERYTHING,
    },
    {
      title: "a whole service, on all that it has",
      given: policyWith({ Action: ["s3:?*"], Resource: ["arn:aws:s3:::*", "arn:aws:s3:::*/*"] }),
      says: at + SERVICE,
    },
    {
      title: "two whole services, one of them on all that it has",
      given: policyWith({ Action: ["ec2:*", "s3:*"], Resource: "arn:aws:s3:::*" }),
      says: at + SERVICE,
    },
    ...[
      "aws:SecureTransport",
      "aws:RequestedRegion",
      "aws:CurrentTime",
      "aws:EpochTime",
      "aws:MultiFactorAuthAge",
      "aws:MultiFactorAuthPresent",
      "aws:TokenIssueTime",
      "aws:UserAgent",
    ].map((key) => ({
      title: `a whole service, with a condition on ${key}`,
      given: policyWith({ Action: "iam:*", Resource: "*", Condition: { StringEquals: { [key]: "x" } } }),
      says: at + SERVICE,
    })),
    ...everywhere(all, "allows every action on every resource"),
  ],
  clean: [
    {
      title: "a narrow action",
      given: policyWith({ Action: ["ec2:Describe*", "s3:GetObject"], Resource: "*" }),
    },
    {
      title: "everything of one bucket",
      given: policyWith({ Action: "*", Resource: "arn:aws:s3:::calls/*" }),
    },
    {
      title: "all but some of one bucket",
      given: policyWith({ NotAction: "s3:DeleteObject", Resource: "arn:aws:s3:::calls/*" }),
    },
    { title: "narrow resources", given: policyWith({ Action: "s3:*", Resource: "arn:aws:s3:::calls/*" }) },
    {
      title: "a condition",
      given: policyWith({
        Action: "ec2:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "voice" } },
      }),
    },
    {
      title: "every resource of another service",
      given: policyWith({ Action: "s3:*", Resource: "arn:aws:ec2:*:*:*" }),
    },
    {
      title: "every resource of a kind",
      given: policyWith({ Action: "dynamodb:*", Resource: "arn:aws:dynamodb:*:*:table/cells-*" }),
    },
    { title: "a denial", given: policyWith({ Effect: "Deny", Action: "*", Resource: "*" }) },
    {
      title: "a denial of all but some",
      given: policyWith({ Effect: "Deny", NotAction: "iam:*", Resource: "*" }),
    },
    { title: "a role without policies", given: { type: "aws:iam/role:Role", props: { name: "edge" } } },
  ],
  unknown: [
    {
      title: "an unknown policy",
      given: { type: "aws:iam/policy:Policy", props: { policy: UNKNOWN } },
      says: "policy",
    },
    {
      title: "an unknown resource",
      given: policyWith({ Action: "*", Resource: UNKNOWN }),
      says: "policy.Statement[0]",
    },
    {
      title: "an unknown action",
      given: policyWith({ Action: [UNKNOWN], Resource: "*" }),
      says: "policy.Statement[0]",
    },
    {
      title: "an unknown list",
      given: { type: "aws:iam/role:Role", props: { inlinePolicies: UNKNOWN } },
      says: "inlinePolicies",
    },
    {
      title: "an unknown item",
      given: { type: "aws:iam/role:Role", props: { inlinePolicies: [UNKNOWN] } },
      says: "inlinePolicies[0]",
    },
  ],
} satisfies RuleCases;
