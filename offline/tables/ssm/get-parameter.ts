import {
  type Context,
  type FunctionTable,
  flag,
  refusal,
  required,
  type Stored,
  text,
  type ValueMap,
} from "../../model/table";
import { imageId, images } from "../ec2/images";

/** Parameters of the account, and AWS's public ones that name machine images. */
export const getParameter: FunctionTable = {
  token: "aws:ssm/getParameter:getParameter",
  service: "SSM",
  operation: "GetParameter",
  scope: "regional",
  args: { name: text({ required }), withDecryption: flag({ default: true }) },
  secretOutputs: ["value"],
  call: (c) => {
    const name = c.inputs.text("name") ?? "";
    const own = c.cloud.find("aws:ssm/parameter:Parameter", { name })[0];
    if (own !== undefined) return describe(own);
    const value = publicValue(c, name);
    if (value === undefined) throw refusal("ParameterNotFound", "");
    return {
      id: name,
      arn: c.fill("arn:{partition}:ssm:{region}::parameter{path}", { path: name }),
      type: "String",
      value,
      insecureValue: value,
      version: 1,
    };
  },
};

function describe({ outputs }: Stored): ValueMap {
  const { name = "", arn = "", type = "String", value = "", version = 1 } = outputs;
  return { id: name, arn, type, value, insecureValue: type === "SecureString" ? "" : value, version };
}

function publicValue(c: Context, name: string): string | undefined {
  const image = images.find(({ parameters }) => parameters.includes(name));
  return image === undefined ? undefined : imageId(c.region, image);
}
