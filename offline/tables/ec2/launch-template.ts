import { type Context, type ResourceTable, refusal } from "../../model/table";
import { launchTemplateInputs } from "./launch-template-inputs";

/** A change of one of these makes a new version of the template; a group takes it by instance refresh. */
const makesVersion = Object.keys(launchTemplateInputs).filter(
  (name) => !["name", "namePrefix", "tags", "defaultVersion", "updateDefaultVersion"].includes(name),
);
/** EC2: "User data is limited to 16 KB, in raw form, before it is base64-encoded." */
const userDataBytes = 16_384;

export const launchTemplate: ResourceTable = {
  token: "aws:ec2/launchTemplate:LaunchTemplate",

  service: "EC2",
  title: "EC2 Launch Template",
  operations: { update: "CreateLaunchTemplateVersion" },
  scope: "regional",
  inputs: launchTemplateInputs,

  autoName: {},
  id: "lt-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:launch-template/{id}",
    namePrefix: "",
    metadataOptions: () => ({}),
    latestVersion: { value: (c) => latestBefore(c) + 1, recomputed: makesVersion },
    defaultVersion: {
      value: (c) => (c.inputs.flag("updateDefaultVersion") ? (c.outputs.number("latestVersion") ?? 1) : 1),
      recomputed: [...makesVersion, "updateDefaultVersion"],
    },
  },

  unique: [
    {
      by: ["name"],
      code: "InvalidLaunchTemplateName.AlreadyExistsException",
      message: "Launch template name already in use.",
    },
  ],
  accept: checkUserData,
};

function latestBefore(c: Context): number {
  return (
    (c.cloud.get("aws:ec2/launchTemplate:LaunchTemplate", c.fill("{id}"))?.outputs.latestVersion as
      | number
      | undefined) ?? 0
  );
}

function checkUserData(c: Context): void {
  const userData = c.inputs.text("userData");
  if (userData === undefined) return;
  const bytes = Buffer.from(userData, "base64");
  if (bytes.toString("base64").replace(/=+$/, "") !== userData.replace(/\s/g, "").replace(/=+$/, ""))
    throw refusal("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
  if (bytes.length > userDataBytes)
    throw refusal("InvalidUserData.Malformed", "User data is limited to 16384 bytes");
}
