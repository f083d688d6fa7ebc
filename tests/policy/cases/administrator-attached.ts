import { type Case, type RuleCases, UNKNOWN } from "../cases";

const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const says = (property: string) => `\`${property}\` attaches \`AdministratorAccess\`: every right there is.`;
const kinds = ["role", "user", "group"];
const title = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1);
const one = (type: string, property = "policyArn"): Case => ({
  title: type,
  given: { type, props: { [property]: aws("AdministratorAccess") } },
  says: says(property),
});
const many = (type: string, property: string): Case => ({
  title: type,
  given: { type, props: { [property]: [aws("AmazonSSMManagedInstanceCore"), aws("AdministratorAccess")] } },
  says: says(property),
});

export default {
  violating: [
    ...kinds.map((kind) => one(`aws:iam/${kind}PolicyAttachment:${title(kind)}PolicyAttachment`)),
    one("aws:iam/policyAttachment:PolicyAttachment"),
    many("aws:iam/role:Role", "managedPolicyArns"),
    ...kinds.map((kind) =>
      many(
        `aws:iam/${kind}PolicyAttachmentsExclusive:${title(kind)}PolicyAttachmentsExclusive`,
        "policyArns",
      ),
    ),
    ...kinds.map((kind) => many(`aws-native:iam:${title(kind)}`, "managedPolicyArns")),
    one("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "managedPolicyArn"),
    many(
      "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
      "managedPolicyArns",
    ),
    many("aws-native:sso:PermissionSet", "managedPolicies"),
    {
      title: "a policy for everything but people",
      given: {
        type: "aws:iam/policyAttachment:PolicyAttachment",
        props: { policyArn: "arn:aws-cn:iam::aws:policy/PowerUserAccess" },
      },
      says: "`policyArn` attaches `PowerUserAccess`: every right but those of IAM.",
    },
  ],
  clean: [
    {
      title: "a native permission set that only reads",
      given: {
        type: "aws-native:sso:PermissionSet",
        props: {
          managedPolicies: [aws("ReadOnlyAccess")],
          customerManagedPolicyReferences: [{ name: "AdministratorAccess" }],
        },
      },
    },
    {
      title: "a narrow policy of AWS",
      given: {
        type: "aws:iam/role:Role",
        props: { managedPolicyArns: [aws("service-role/AWSLambdaBasicExecutionRole")] },
      },
    },
    {
      title: "a policy of one's own by the same name",
      given: {
        type: "aws:iam/policyAttachment:PolicyAttachment",
        props: { policyArn: "arn:aws:iam::123456789012:policy/AdministratorAccess" },
      },
    },
    {
      title: "an unknown policy",
      given: { type: "aws:iam/policyAttachment:PolicyAttachment", props: { policyArn: UNKNOWN } },
    },
  ],
  unknown: {
    never: "The ARNs of AWS's own policies are constants; what is not known yet is a policy of the program.",
  },
} satisfies RuleCases;
