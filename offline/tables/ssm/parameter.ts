import {
  type Context,
  failure,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";

export const parameter: ResourceTable = {
  token: "aws:ssm/parameter:Parameter",

  service: "SSM",
  title: "SSM Parameter",
  operations: { create: "PutParameter", read: "GetParameter", update: "PutParameter" },
  scope: "regional",
  inputs: {
    allowedPattern: text({ maxLength: 1024 }),
    arn: text({ computed: true }),
    dataType: text({ forceNew, computed: true, oneOf: ["text", "aws:ec2:image", "aws:ssm:integration"] }),
    description: text({ maxLength: 1024 }),
    insecureValue: text({ computed: true, conflictsWith: ["valueWo"] }),
    keyId: text({ computed: true }),
    name: text({ forceNew, minLength: 1, maxLength: 2048 }),
    overwrite: flag({ local: true }),
    tags: tags(),
    tier: text({
      computed: true,
      oneOf: ["Standard", "Advanced", "Intelligent-Tiering"],
      forceNew: ({ old, new: next }) => old.text("tier") === "Advanced" && next.text("tier") === "Standard",
    }),
    type: text({ required, oneOf: ["String", "StringList", "SecureString"] }),
    value: text({ computed: true, secret: true, conflictsWith: ["insecureValue", "valueWo"] }),
    valueWo: text({ secret: true, writeOnly: true, requires: ["valueWoVersion"] }),
    valueWoVersion: integer({ requires: ["valueWo"] }),
  },
  rules: [{ exactlyOneOf: ["value", "insecureValue", "valueWo"] }],
  autoName: {},
  id: "{name}",

  outputs: {
    arn: (c) =>
      c.fill("arn:{partition}:ssm:{region}:{account}:parameter/{path}", {
        path: (c.inputs.text("name") ?? "").replace(/^\//, ""),
      }),
    value: {
      value: (c) => c.inputs.text("insecureValue") ?? "",
      recomputed: ["insecureValue"],
      secret: true,
    },
    insecureValue: "",
    version: {
      value: (c) =>
        Number(c.cloud.get("aws:ssm/parameter:Parameter", c.fill("{id}"))?.outputs.version ?? 0) + 1,
      recomputed: [
        "type",
        "value",
        "insecureValue",
        "valueWoVersion",
        "description",
        "tier",
        "allowedPattern",
        "keyId",
      ],
    },
    tier: "Standard",
    dataType: "text",
    keyId: (c) => (c.inputs.text("type") === "SecureString" ? "alias/aws/ssm" : ""),
    hasValueWo: (c) => c.inputs.has("valueWoVersion"),
  },

  unique: [
    {
      by: ["name"],
      code: "ParameterAlreadyExists",
      message:
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    },
  ],
  accept: checkParameter,
};

function checkParameter(c: Context): void {
  const name = c.inputs.text("name") ?? "";
  const wrong = (message: string) => refusal("ValidationException", message);
  if (name.includes("/") && !name.startsWith("/"))
    throw wrong("Parameter name must be a fully qualified name.");
  if (/^\/?(aws|ssm)/i.test(name))
    throw refusal("AccessDeniedException", `No access to reserved parameter name: ${name}.`);
  if (!/^[\w./-]+$/.test(name))
    throw wrong(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  const bytes = Buffer.byteLength(c.inputs.text("value") ?? c.inputs.text("insecureValue") ?? "");
  const maximum = c.inputs.text("tier") === undefined || c.inputs.text("tier") === "Standard" ? 4096 : 8192;
  if (bytes > maximum)
    throw wrong(
      `Standard tier parameters support a maximum parameter value of ${maximum} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`,
    );
  if (c.inputs.text("type") === "SecureString" && c.inputs.has("insecureValue"))
    throw failure("insecure_value cannot be set with type SecureString");
}
