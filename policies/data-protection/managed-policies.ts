/** Policies of AWS's own, where a program gives them to roles, users and groups. */

import type { Resource } from "../rule";
import { isUnknown, itemsOf } from "../vocabulary/values";

/** The input of each type that names policies. Those of a customer stand there by name only, and are judged where they are made. */
export const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
  "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": "managedPolicyArns",
  "aws-native:sso:PermissionSet": "managedPolicies",
  "aws-native:iam:Role": "managedPolicyArns",
  "aws-native:iam:User": "managedPolicyArns",
  "aws-native:iam:Group": "managedPolicyArns",
};

/** The policies of AWS that the resource attaches, by the name at the end of their ARN. */
export function managedPoliciesOf({ type, props }: Pick<Resource, "type" | "props">): {
  readonly property: string;
  readonly name: string;
}[] {
  const property = ATTACHMENTS[type] ?? "";
  return itemsOf(props[property]).flatMap((arn) => {
    const name = typeof arn === "string" && !isUnknown(arn) ? MANAGED.exec(arn)?.[1] : undefined;
    return name === undefined ? [] : [{ property, name }];
  });
}

const MANAGED = /^arn:[\w-]+:iam::aws:policy\/(?:.*\/)?(\w+)$/;
