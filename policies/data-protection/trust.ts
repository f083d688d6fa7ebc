/** Who may assume a role, and whose account that is. */

import type { StackResource } from "../rule";
import { type PolicyDocument, readPolicyDocument, type Statement } from "../vocabulary/policy-document";
import { opennessOf } from "../vocabulary/policy-narrowing";
import { isUnknown, itemsOf } from "../vocabulary/values";

export const ROLE_TYPES: readonly string[] = ["aws:iam/role:Role", "aws-native:iam:Role"];

export const trustOf = (type: string, props: StackResource["props"]): PolicyDocument => {
  const property = type === "aws:iam/role:Role" ? "assumeRolePolicy" : "assumeRolePolicyDocument";
  return readPolicyDocument(property, props[property]);
};

/** The account of each principal of AWS that may assume the role; undefined for everyone. */
export const trustedAccounts = (statement: Statement, document: PolicyDocument): (string | undefined)[] => {
  if (statement.effect !== "allow") return [];
  const isOpen = opennessOf(statement, document) === "open";
  if (statement.principals.negated) return isOpen ? [undefined] : [];
  return statement.principals.values.flatMap(({ kind, value }) => {
    if (value === "*") return isOpen ? [undefined] : [];
    const account = /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(value)?.[1];
    return kind === "aws" && account ? [account] : [];
  });
};

/** The accounts that a stack is in: those that its providers are held to, and those of the ARNs that are known already. */
export function accountsOf(resources: readonly StackResource[]): ReadonlySet<string> {
  const held = resources
    .filter(({ type }) => type === "pulumi:providers:aws")
    .flatMap(({ props }) => allowedAccounts(props));
  const ofArns = resources.flatMap(({ props }) => accountOfArn(props.arn));
  return new Set([...held, ...ofArns]);
}

/** The inputs of a provider are texts; its lists are JSON. */
function allowedAccounts({ allowedAccountIds }: StackResource["props"]): string[] {
  const texts = itemsOf(allowedAccountIds).filter(
    (item): item is string => typeof item === "string" && !isUnknown(item),
  );
  return texts.flatMap((text) => text.match(/\d{12}/g) ?? []);
}

const accountOfArn = (arn: unknown): string[] => {
  const account =
    typeof arn === "string" && !isUnknown(arn)
      ? /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(arn)?.[1]
      : undefined;
  return account ? [account] : [];
};
