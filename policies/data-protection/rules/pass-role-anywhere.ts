import type { ResourceRule } from "../../rule";
import { matchesPattern } from "../../vocabulary/policy-document";
import { every } from "../answer";
import { covers, hasAction, IDENTITY_POLICY_TYPES, isAboutAll, judgeStatements } from "../identity-policies";

/** Policies that allow to hand any role to a service. */
export const passRoleAnywhere: ResourceRule = {
  id: "pass-role-anywhere",
  title: "Policies name the roles that may be passed.",
  severity: "high",
  awsDefault:
    "With `iam:PassRole` on `*` its holder may give any role of the account, an administrator's included, to a service.",
  why: "Who may pass a role and start a machine, a task or a function has all rights of that role.",
  remediation: [
    "Name the roles' ARNs as `Resource`, or a path of their own such as `role/cells/*`.",
    "Add the condition `iam:PassedToService` for the one service that gets them.",
  ],
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"],
  controls: { wellArchitected: ["SEC03-BP02"], cdkNag: ["AwsSolutions-IAM5"] },
  types: IDENTITY_POLICY_TYPES,
  judge: (resource) =>
    judgeStatements(resource, (statement) => ({
      is: every([isAboutAll(statement, isEveryRole), hasAction(statement, passesRoles)]),
      message: "allows to pass every role",
    })),
};

const isEveryRole = (resource: string): boolean => covers(resource, "iam", "role/");

/** `*` and `iam:*` allow far more, and are a matter of their own. */
const passesRoles = (action: string): boolean =>
  !["*", "*:*", "iam:*"].includes(action) && matchesPattern(action, "iam:passrole");
