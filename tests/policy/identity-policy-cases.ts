/** Cases of rules about the statements of identity policies: the same statement in each place that can hold it. */

import { IDENTITY_POLICY_TYPES } from "../../policies/data-protection/identity-policies";
import type { Case } from "./cases";

const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  "aws:iam/role:Role": ["inlinePolicies", "policy"],
  "aws-native:iam:Role": ["policies", "policyDocument"],
  "aws-native:iam:User": ["policies", "policyDocument"],
  "aws-native:iam:Group": ["policies", "policyDocument"],
};
const property = (type: string): string =>
  type.includes("sso") ? "inlinePolicy" : type.startsWith("aws-native:") ? "policyDocument" : "policy";

export const documentOf = (statement: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", ...statement }],
});

/** The statement in a policy of its own. */
export const policyWith = (statement: object): Case["given"] => ({
  type: "aws:iam/policy:Policy",
  props: { policy: documentOf(statement) },
});

/** The statement wherever it can stand. */
export const everywhere = (statement: object, message: string): Case[] =>
  IDENTITY_POLICY_TYPES.map((type) => {
    const [list, inner] = LISTS[type] ?? [];
    const path = list ? `${list}[0].${inner}` : property(type);
    const document = documentOf(statement);
    const props = list ? { [list]: [{ [inner ?? ""]: document }] } : { [path]: document };
    return { title: type, given: { type, props }, says: `\`${path}.Statement[0]\` ${message}.` };
  });
