import { forceNew, integer, type ResourceTable, required, set, text } from "../../model/table";

export const secretVersion: ResourceTable = {
  token: "aws:secretsmanager/secretVersion:SecretVersion",

  service: "Secrets Manager",
  title: "Secrets Manager Secret Version",
  operations: {
    create: "PutSecretValue",
    read: "GetSecretValue",
    update: "UpdateSecretVersionStage",
    delete: "UpdateSecretVersionStage",
  },
  scope: "regional",
  inputs: {
    secretBinary: text({
      forceNew,
      secret: true,
      conflictsWith: ["secretString", "secretStringWo"],
      pattern: /^[A-Za-z0-9+/]*={0,2}$/,
      rule: "must be base64",
    }),
    secretId: text({
      required,
      forceNew,
      refers: {
        to: "aws:secretsmanager/secret:Secret",
        missing: "ResourceNotFoundException",
        message: "Secrets Manager can't find the specified secret.",
      },
    }),
    secretString: text({
      forceNew,
      secret: true,
      conflictsWith: ["secretBinary", "secretStringWo"],
      maxLength: 65_536,
    }),
    secretStringWo: text({ secret: true, writeOnly: true, requires: ["secretStringWoVersion"] }),
    secretStringWoVersion: integer({ forceNew }),
    versionStages: set(text(), { computed: true }),
  },
  rules: [{ atMostOneOf: ["secretString", "secretBinary", "secretStringWo"] }],

  id: "{secretId}|terraform-{digits:26}",

  outputs: {
    versionId: "terraform-{digits:26}",
    arn: (c) => c.target("secretId")?.outputs.arn ?? c.inputs.text("secretId") ?? "",
    secretArn: "{arn}",
    versionStages: () => ["AWSCURRENT"],
    hasSecretStringWo: (c) => c.inputs.has("secretStringWoVersion"),
  },
};
