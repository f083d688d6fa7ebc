import { forceNew, type ResourceTable, refusal, required, text } from "../../model/table";

const aliasName = {
  maxLength: 256,
  pattern: /^alias\/(?!aws\/)[0-9A-Za-z/_-]+$/,
  rule: "must begin with alias/ (not alias/aws/) and hold only letters, digits and /_-",
} as const;

export const kmsAlias: ResourceTable = {
  token: "aws:kms/alias:Alias",

  service: "KMS",
  title: "KMS Alias",
  operations: { read: "ListAliases" },
  scope: "regional",
  inputs: {
    name: text({ forceNew, ...aliasName, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...aliasName, computed: true }),
    targetKeyId: text({ required, same: (a, b) => keyIdOf(a) === keyIdOf(b) }),
  },

  autoName: { maxLength: 238, prefix: "alias/" },
  id: "{name}",

  outputs: {
    namePrefix: "",
    arn: "arn:{partition}:kms:{region}:{account}:{name}",
    targetKeyArn: {
      value: (c) =>
        c.fill("arn:{partition}:kms:{region}:{account}:key/{keyId}", {
          keyId: keyIdOf(c.inputs.text("targetKeyId") ?? ""),
        }),
      recomputed: ["targetKeyId"],
    },
  },

  unique: [
    {
      by: ["name"],
      code: "AlreadyExistsException",
      message: "An alias with the name arn:{partition}:kms:{region}:{account}:{name} already exists",
    },
  ],
  accept: (c) => {
    const keyId = keyIdOf(c.inputs.text("targetKeyId") ?? "");
    const exists = ["key:Key", "replicaKey:ReplicaKey"].some(
      (type) => c.cloud.get(`aws:kms/${type}`, keyId) !== undefined,
    );
    if (!exists)
      throw refusal(
        "NotFoundException",
        `Key '${c.fill("arn:{partition}:kms:{region}:{account}:key/")}${keyId}' does not exist`,
      );
  },
};

/** Keys go by id or ARN. */
function keyIdOf(text: string): string {
  return text.replace(/^arn:.*:key\//, "");
}
