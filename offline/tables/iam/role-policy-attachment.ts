import { forceNew, type ResourceTable, required, text } from "../../model/table";
import { toRole } from "../references";

export const rolePolicyAttachment: ResourceTable = {
  token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",

  service: "IAM",
  title: "IAM Role Policy Attachment",
  operations: { create: "AttachRolePolicy", read: "ListAttachedRolePolicies", delete: "DetachRolePolicy" },
  scope: "global",
  inputs: {
    policyArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:iam/policy:Policy",
        by: "arn",
        missing: "NoSuchEntity",
        message: "Policy {value} does not exist or is not attachable.",
        holds: true,
        except: /^arn:[^:]+:iam::aws:policy\//,
      },
    }),
    role: text({ required, forceNew, refers: toRole }),
  },

  // Assumed: newer versions of the provider may make the id of role and policy.
  id: "{role}-{digits:26}",
  importId: "{role}/{policyArn}",
  outputs: {},
  deleteBeforeReplace: true,
  quotas: [
    { max: 10, per: ["role"], code: "LimitExceeded", message: "Cannot exceed quota for PoliciesPerRole: 10" },
  ],
};
