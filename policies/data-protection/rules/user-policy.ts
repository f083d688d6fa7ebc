import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

/** Resources that are nothing but a policy of a user; and the lists by which others give users policies. */
const ALWAYS = [
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws-native:iam:UserPolicy",
];
const LISTS: Readonly<Record<string, readonly string[]>> = {
  "aws:iam/policyAttachment:PolicyAttachment": ["users"],
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": ["policyArns"],
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": ["policyNames"],
  "aws-native:iam:User": ["policies", "managedPolicyArns"],
  "aws-native:iam:ManagedPolicy": ["users"],
};

/** Rights that hang on one user. */
export const userPolicy: ResourceRule = {
  id: "user-policy",
  title: "Users get their rights from groups or roles.",
  severity: "medium",
  awsDefault:
    "A user has no rights; policies may be attached to the user, to its groups, or to roles that it assumes.",
  why: "Rights of single users are forgotten when people change teams, and nobody sees at a glance who may do what.",
  remediation: [
    "Attach the policy to a role that people assume by IAM Identity Center.",
    "Where a user has to be: to a group that the user is in.",
  ],
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp"],
  controls: { fsbp: ["IAM.2"], cis: ["1.15"], wellArchitected: ["SEC03-BP02"] },
  types: [...ALWAYS, ...Object.keys(LISTS)],
  judge({ type, props }) {
    if (ALWAYS.includes(type)) return [violation("It gives its rights to one user.")];
    return (LISTS[type] ?? []).flatMap((property) => judgeList(property, props[property]));
  },
};

function judgeList(property: string, list: unknown): Finding[] {
  if (isUnknown(list)) return [undecided(property)];
  return itemsOf(list).some((item) => !isAbsent(item))
    ? [violation(`\`${property}\` gives rights to single users.`)]
    : [];
}
