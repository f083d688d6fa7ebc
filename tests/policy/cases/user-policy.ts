import { type Case, type RuleCases, UNKNOWN } from "../cases";

const ALWAYS = "It gives its rights to one user.";
const list = (type: string, property: string): Case => ({
  title: `${type} ${property}`,
  given: { type, props: { [property]: ["someone"] } },
  says: `\`${property}\` gives rights to single users.`,
});

export default {
  violating: [
    {
      title: "an inline policy",
      given: { type: "aws:iam/userPolicy:UserPolicy", props: { user: "u", policy: "{}" } },
      says: ALWAYS,
    },
    {
      title: "an attachment",
      given: {
        type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        props: { user: "u", policyArn: "p" },
      },
      says: ALWAYS,
    },
    {
      title: "a native inline policy",
      given: { type: "aws-native:iam:UserPolicy", props: { userName: "u" } },
      says: ALWAYS,
    },
    list("aws:iam/policyAttachment:PolicyAttachment", "users"),
    list("aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "policyArns"),
    list("aws:iam/userPoliciesExclusive:UserPoliciesExclusive", "policyNames"),
    list("aws-native:iam:User", "policies"),
    list("aws-native:iam:User", "managedPolicyArns"),
    list("aws-native:iam:ManagedPolicy", "users"),
  ],
  clean: [
    {
      title: "an attachment to roles",
      given: { type: "aws:iam/policyAttachment:PolicyAttachment", props: { roles: ["r"], users: [] } },
    },
    { title: "a user without policies", given: { type: "aws-native:iam:User", props: { userName: "u" } } },
    {
      title: "a user that is held to none",
      given: { type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive", props: { policyNames: [] } },
    },
  ],
  unknown: [
    {
      title: "unknown users",
      given: { type: "aws:iam/policyAttachment:PolicyAttachment", props: { users: UNKNOWN } },
      says: "users",
    },
  ],
} satisfies RuleCases;
