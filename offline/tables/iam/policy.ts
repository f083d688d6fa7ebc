import {
  forceNew,
  integer,
  policy,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { checkIdentityPolicy } from "./documents";
import { iamName } from "./names";

export const iamPolicy: ResourceTable = {
  token: "aws:iam/policy:Policy",

  service: "IAM",
  title: "IAM Policy",
  operations: { read: "GetPolicy", update: "CreatePolicyVersion" },
  scope: "global",
  inputs: {
    delayAfterPolicyCreationInMs: integer({ local: true }),
    description: text({ forceNew, maxLength: 1000 }),
    name: text({ forceNew, ...iamName, maxLength: 128, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...iamName, computed: true, maxLength: 102 }),
    path: text({
      forceNew,
      default: "/",
      maxLength: 512,
      pattern: /^\/(.*\/)?$/,
      rule: "must begin and end with a slash",
    }),
    policy: policy({ required }),
    tags: tags(),
  },

  autoName: {},
  id: "arn:{partition}:iam::{account}:policy{path}{name}",

  outputs: { arn: "{id}", policyId: "ANPA{upper:17}", attachmentCount: () => 0, namePrefix: "" },

  unique: [
    {
      by: ["name"],
      ignoringCase: true,
      code: "EntityAlreadyExists",
      message: "A policy called {name} already exists. Duplicate names are not allowed.",
    },
  ],
  accept: (c) => {
    const document = c.inputs.text("policy");
    checkIdentityPolicy(document);
    if ((document ?? "").replace(/\s/g, "").length > 6144)
      throw refusal("LimitExceeded", "Cannot exceed quota for PolicySize: 6144", 409);
  },
  deletion: { blocked: { code: "DeleteConflict", message: "Cannot delete a policy attached to entities." } },
};
