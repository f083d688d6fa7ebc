import { flag, forceNew, integer, policy, type ResourceTable, tags, text } from "../../model/table";
import { checkKeyPolicy, defaultPolicy } from "./policy";

/** A delete only schedules the deletion; from then on the key counts as gone. */
export const kmsKey: ResourceTable = {
  token: "aws:kms/key:Key",

  service: "KMS",
  title: "KMS Key",
  operations: { read: "DescribeKey", update: "PutKeyPolicy", delete: "ScheduleKeyDeletion" },
  scope: "regional",
  inputs: {
    bypassPolicyLockoutSafetyCheck: flag({ default: false, local: true }),
    customKeyStoreId: text({ forceNew, maxLength: 22 }),
    customerMasterKeySpec: text({
      forceNew,
      default: "SYMMETRIC_DEFAULT",
      pattern: /^(SYMMETRIC_DEFAULT|RSA_(2048|3072|4096)|ECC_\w+|HMAC_\d+|SM2|ML_DSA_\d+)$/,
      rule: "must be a key spec",
    }),
    deletionWindowInDays: integer({ min: 7, max: 30, local: true }),
    description: text({ computed: true, maxLength: 8192 }),
    enableKeyRotation: flag({ default: false }),
    isEnabled: flag({ default: true }),
    keyUsage: text({
      forceNew,
      default: "ENCRYPT_DECRYPT",
      oneOf: ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
    }),
    multiRegion: flag({ forceNew, computed: true }),
    policy: policy({ computed: true }),
    rotationPeriodInDays: integer({ computed: true, min: 90, max: 2560 }),
    tags: tags(),
    xksKeyId: text({ forceNew, maxLength: 128, requires: ["customKeyStoreId"] }),
  },

  id: (c) => (c.inputs.flag("multiRegion") ? `mrk-${c.hex(32)}` : c.uuid()),

  outputs: {
    keyId: "{id}",
    arn: "arn:{partition}:kms:{region}:{account}:key/{id}",
    description: "",
    multiRegion: () => false,
    policy: defaultPolicy,
    rotationPeriodInDays: {
      value: (c) => (c.inputs.flag("enableKeyRotation") ? 365 : 0),
      recomputed: ["enableKeyRotation"],
    },
  },

  check: (inputs) =>
    inputs.has("rotationPeriodInDays") &&
    inputs.flag("enableKeyRotation") !== true &&
    !inputs.isUnknown("enableKeyRotation")
      ? [{ path: "rotationPeriodInDays", reason: "needs enableKeyRotation" }]
      : [],
  accept: checkKeyPolicy,
};
