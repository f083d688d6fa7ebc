import {
  type Context,
  forceNew,
  policy,
  type ResourceTable,
  refusal,
  required,
  text,
} from "../../model/table";
import { toRole } from "../references";
import { checkIdentityPolicy } from "./documents";
import { iamName } from "./names";

export const rolePolicy: ResourceTable = {
  token: "aws:iam/rolePolicy:RolePolicy",

  service: "IAM",
  title: "IAM Role Policy",
  operations: { create: "PutRolePolicy", read: "GetRolePolicy", update: "PutRolePolicy" },
  scope: "global",
  inputs: {
    name: text({ forceNew, ...iamName, maxLength: 128, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...iamName, computed: true, maxLength: 102 }),
    policy: policy({ required }),
    role: text({ required, forceNew, refers: toRole }),
  },

  autoName: {},
  id: "{role}:{name}",

  outputs: { namePrefix: "" },

  accept: (c) => {
    checkIdentityPolicy(c.inputs.text("policy"));
    checkSize(c);
  },
};

/** IAM counts characters of all inline policies of a role, without white space. */
const maximumCharacters = 10_240;

function checkSize(c: Context): void {
  const role = c.inputs.text("role") ?? "";
  const others = c.cloud
    .find("aws:iam/rolePolicy:RolePolicy", { role })
    .filter(({ id }) => id !== c.outputs.text("id"));
  const documents = [c.inputs.text("policy") ?? "", ...others.map((other) => String(other.outputs.policy))];
  const size = documents
    .map((document) => document.replace(/\s/g, "").length)
    .reduce((sum, length) => sum + length, 0);
  if (size > maximumCharacters)
    throw refusal(
      "LimitExceeded",
      `Maximum policy size of ${maximumCharacters} bytes exceeded for role ${role}`,
      409,
    );
}
