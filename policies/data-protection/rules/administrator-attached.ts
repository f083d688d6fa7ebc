import { type ResourceRule, violation } from "../../rule";
import { ATTACHMENTS, managedPoliciesOf } from "../managed-policies";

/** Policies of AWS's own that amount to the account, by the name at the end of their ARN. */
const ADMINISTRATORS: Readonly<Record<string, string>> = {
  AdministratorAccess: "every right there is",
  IAMFullAccess: "the right to give itself every right there is",
  PowerUserAccess: "every right but those of IAM",
};

/** Roles, users, groups and permission sets that a program gives an administrator's rights. */
export const administratorAttached: ResourceRule = {
  id: "administrator-attached",
  title: "No role, user, group or permission set of a program is an administrator.",
  severity: "high",
  awsDefault: "A policy of AWS's own gives what it gives on all resources, and grows when AWS changes it.",
  why: "Whoever gets hold of the role has the account, its logs and its backups included.",
  remediation: [
    "Attach a policy of your own that names what the role does; IAM Access Analyzer makes one from what CloudTrail has seen.",
    "Give people permission sets of IAM Identity Center that name what they do; keep the one for emergencies out of programs, or exempt it by name.",
  ],
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"],
  controls: {
    fsbp: ["IAM.1"],
    cis: ["1.16"],
    wellArchitected: ["SEC03-BP02"],
    cdkNag: ["AwsSolutions-IAM4"],
  },
  types: Object.keys(ATTACHMENTS),
  judge: (resource) =>
    managedPoliciesOf(resource).flatMap(({ property, name }) =>
      Object.hasOwn(ADMINISTRATORS, name)
        ? [violation(`\`${property}\` attaches \`${name}\`: ${ADMINISTRATORS[name]}.`)]
        : [],
    ),
};
