import { forceNew, type ResourceTable, tags, text } from "../../model/table";
import { toRole } from "../references";
import { iamName } from "./names";

export const instanceProfile: ResourceTable = {
  token: "aws:iam/instanceProfile:InstanceProfile",

  service: "IAM",
  title: "IAM Instance Profile",
  operations: { read: "GetInstanceProfile", update: "AddRoleToInstanceProfile" },
  scope: "global",
  inputs: {
    name: text({ forceNew, ...iamName, maxLength: 128, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...iamName, computed: true, maxLength: 102 }),
    path: text({
      forceNew,
      default: "/",
      maxLength: 512,
      pattern: /^\/(.*\/)?$/,
      rule: "must begin and end with a slash",
    }),
    role: text({ refers: toRole }),
    tags: tags(),
  },

  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:iam::{account}:instance-profile{path}{name}",
    uniqueId: "AIPA{upper:17}",
    createDate: "{now}",
    namePrefix: "",
  },

  unique: [
    {
      by: ["name"],
      ignoringCase: true,
      code: "EntityAlreadyExists",
      message: "Instance Profile {name} already exists.",
    },
  ],
  timing: "seconds",
};
