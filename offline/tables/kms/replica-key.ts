import {
  flag,
  forceNew,
  integer,
  policy,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { checkKeyPolicy, defaultPolicy } from "./policy";

export const replicaKey: ResourceTable = {
  token: "aws:kms/replicaKey:ReplicaKey",

  service: "KMS",
  title: "KMS Replica Key",
  operations: {
    create: "ReplicateKey",
    read: "DescribeKey",
    update: "PutKeyPolicy",
    delete: "ScheduleKeyDeletion",
  },
  scope: "regional",
  inputs: {
    bypassPolicyLockoutSafetyCheck: flag({ default: false, local: true }),
    deletionWindowInDays: integer({ default: 30, min: 7, max: 30, local: true }),
    description: text({ maxLength: 8192 }),
    enabled: flag({ default: true }),
    policy: policy({ computed: true }),
    primaryKeyArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:kms/key:Key",
        by: "arn",
        region: "any",
        missing: "NotFoundException",
        message: "Key '{value}' does not exist",
      },
    }),
    tags: tags(),
  },

  id: (c) => c.inputs.text("primaryKeyArn")?.split(":key/")[1] ?? "",

  outputs: {
    keyId: "{id}",
    arn: "arn:{partition}:kms:{region}:{account}:key/{id}",
    keySpec: (c) => c.target("primaryKeyArn")?.outputs.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT",
    keyUsage: (c) => c.target("primaryKeyArn")?.outputs.keyUsage ?? "ENCRYPT_DECRYPT",
    keyRotationEnabled: (c) => c.target("primaryKeyArn")?.outputs.enableKeyRotation ?? false,
    policy: defaultPolicy,
  },

  unique: [
    {
      by: ["primaryKeyArn"],
      code: "AlreadyExistsException",
      message: "A key with the id {id} already exists in {region}",
    },
  ],
  accept: (c) => {
    const primary = c.target("primaryKeyArn");
    if (primary?.outputs.multiRegion !== true)
      throw refusal("UnsupportedOperationException", "The key is not a multi-Region primary key.");
    if (primary.region === c.region)
      throw refusal(
        "ValidationException",
        "The replica Region must be another than that of the primary key.",
      );
    checkKeyPolicy(c);
  },
  timing: "seconds",
};
