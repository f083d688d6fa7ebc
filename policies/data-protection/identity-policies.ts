/** Policies that give rights to an identity, wherever they stand: resources of their own, or lists inside one. */

import { type Finding, type Resource, undecided, violation } from "../rule";
import {
  matchesPattern,
  type PolicyDocument,
  readPolicyDocument,
  type Statement,
} from "../vocabulary/policy-document";
import { fieldsOf, isUnknown, itemsOf } from "../vocabulary/values";
import { type Answer, answer } from "./answer";

/** The property that holds one document. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
  "aws-native:iam:ManagedPolicy": "policyDocument",
  "aws-native:iam:RolePolicy": "policyDocument",
  "aws-native:iam:UserPolicy": "policyDocument",
  "aws-native:iam:GroupPolicy": "policyDocument",
  "aws-native:sso:PermissionSet": "inlinePolicy",
};

/** The list of policies, and the property of each item that holds the document. */
const LISTS: Readonly<Record<string, readonly [list: string, document: string]>> = {
  "aws:iam/role:Role": ["inlinePolicies", "policy"],
  "aws-native:iam:Role": ["policies", "policyDocument"],
  "aws-native:iam:User": ["policies", "policyDocument"],
  "aws-native:iam:Group": ["policies", "policyDocument"],
};

export const IDENTITY_POLICY_TYPES: readonly string[] = [...Object.keys(DOCUMENTS), ...Object.keys(LISTS)];

export function documentsOf({ type, props }: Resource): PolicyDocument[] {
  const property = DOCUMENTS[type];
  if (property) return [readPolicyDocument(property, props[property])];
  const [list, document] = LISTS[type] ?? ["", ""];
  if (isUnknown(props[list])) return [{ statements: [], unknowns: [list] }];
  return itemsOf(props[list]).map((item, index) => {
    const path = `${list}[${index}]`;
    return isUnknown(item)
      ? { statements: [], unknowns: [path] }
      : readPolicyDocument(`${path}.${document}`, fieldsOf(item)[document]);
  });
}

/** A finding for each allowing statement that `judge` objects to. */
export const judgeStatements = (
  resource: Resource,
  judge: (statement: Statement) => { readonly is: Answer; readonly message: string },
): Finding[] =>
  documentsOf(resource).flatMap(({ statements, unknowns }) => [
    ...unknowns.map(undecided),
    ...statements.flatMap((statement) => {
      const { is, message } = judge(statement);
      if (is === "no" || allows(statement) === "no") return [];
      const isSure = is === "yes" && allows(statement) === "yes";
      return [isSure ? violation(`\`${statement.path}\` ${message}.`) : undecided(statement.path)];
    }),
  ]);

const allows = ({ effect }: Statement): Answer => answer(effect === "allow", effect === "unknown");

/** Is the statement about every resource, or about every one that `whole` names too? */
export const isAboutAll = (
  { resources }: Statement,
  whole: (resource: string) => boolean = () => false,
): Answer =>
  answer(
    resources.negated ||
      resources.values.some((resource) => resource === "*" || covers(resource) || whole(resource)),
    resources.unknowns.length > 0,
  );

/** A name that nobody has: a pattern that matches it matches any. */
const ANY = "~";

/**
 * Does the pattern of an ARN cover every resource of a service (of any, where left out) and of a kind, such as `role/`?
 * One account and one Region with all that they have are every resource, too.
 */
export function covers(pattern: string, service = ANY, kind = `${ANY}/`): boolean {
  const [scheme, , ofService = "", , , ...resource] = pattern.split(":");
  return (
    scheme === "arn" &&
    matchesPattern(ofService, service) &&
    matchesPattern(resource.join(":"), `${kind}${ANY}`)
  );
}

/** Does the statement name an action that satisfies the test? */
export const hasAction = ({ actions }: Statement, test: (action: string) => boolean): Answer =>
  answer(!actions.negated && actions.values.some(test), actions.unknowns.length > 0);
