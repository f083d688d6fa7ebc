import { type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";

/** Keys that do not expire. */
export const userAccessKey: ResourceRule = {
  id: "user-access-key",
  title: "A program makes no access keys.",
  severity: "high",
  awsDefault: "An access key is valid until somebody deletes it, and its secret stands in the state.",
  why: "Keys end up in files and repositories; whoever finds one has the user's rights from anywhere, for years.",
  remediation: [
    "Give machines, tasks and functions a role; give pipelines a role by OpenID Connect.",
    "For things outside of AWS: IAM Roles Anywhere, which hands out keys for an hour.",
    'Until the key is gone: `status: "Inactive"`.',
  ],
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
    "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/introduction.html",
  ],
  controls: { wellArchitected: ["SEC02-BP02"] },
  types: ["aws:iam/accessKey:AccessKey", "aws-native:iam:AccessKey"],
  judge({ props: { status } }) {
    if (isUnknown(status)) return [undecided("status")];
    return wordOf(status) === "inactive" ? [] : [violation("It makes a key that does not expire.")];
  },
};
