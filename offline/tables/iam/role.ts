import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  policy,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { checkIdentityPolicy, checkTrustPolicy } from "./documents";
import { iamName } from "./names";

export const role: ResourceTable = {
  token: "aws:iam/role:Role",

  service: "IAM",
  title: "IAM Role",
  operations: { read: "GetRole", update: "UpdateAssumeRolePolicy" },
  scope: "global",
  inputs: {
    assumeRolePolicy: policy({ required }),
    description: text({ maxLength: 1000 }),
    forceDetachPolicies: flag({ default: false, local: true }),
    inlinePolicies: set(block({ name: text(), policy: policy() }), { computed: true }),
    managedPolicyArns: set(text({ format: "arn" }), { computed: true }),
    maxSessionDuration: integer({ default: 3600, min: 3600, max: 43_200 }),
    name: text({ forceNew, ...iamName, maxLength: 64, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...iamName, computed: true, maxLength: 38 }),
    path: text({
      forceNew,
      default: "/",
      maxLength: 512,
      pattern: /^\/(.*\/)?$/,
      rule: "must begin and end with a slash",
    }),
    permissionsBoundary: text({ format: "arn" }),
    tags: tags(),
  },

  autoName: { maxLength: 64 },
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:iam::{account}:role{path}{name}",
    uniqueId: "AROA{upper:17}",
    createDate: "{now}",
    namePrefix: "",
    managedPolicyArns: () => [],
    inlinePolicies: () => [],
  },

  unique: [
    {
      by: ["name"],
      ignoringCase: true,
      code: "EntityAlreadyExists",
      message: "Role with name {name} already exists.",
    },
  ],
  accept: (c) => {
    checkTrustPolicy(c.inputs.text("assumeRolePolicy"));
    for (const inline of c.inputs.blocks("inlinePolicies"))
      if (inline.has("policy")) checkIdentityPolicy(inline.text("policy"));
  },
  deletion: { accept: checkDetached },
};

/** The provider takes the role out of instance profiles by itself, but policies only with `forceDetachPolicies`. */
function checkDetached(c: Context): void {
  if (c.inputs.flag("forceDetachPolicies")) return;
  const role = c.outputs.text("id") ?? "";
  if (c.cloud.find("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role }).length > 0)
    throw refusal("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
  if (c.cloud.find("aws:iam/rolePolicy:RolePolicy", { role }).length > 0)
    throw refusal("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
}
