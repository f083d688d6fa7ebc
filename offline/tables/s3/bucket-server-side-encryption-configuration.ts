import { block, flag, forceNew, type ResourceTable, refusal, required, set, text } from "../../model/table";
import { toBucket } from "../references";
import { settingId } from "./buckets";

export const bucketServerSideEncryptionConfiguration: ResourceTable = {
  token: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  aliases: ["aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"],
  service: "S3",
  title: "S3 Bucket Server-side Encryption Configuration",
  operations: {
    create: "PutBucketEncryption",
    read: "GetBucketEncryption",
    update: "PutBucketEncryption",
    delete: "DeleteBucketEncryption",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    expectedBucketOwner: text({ forceNew, pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
    rules: set(
      block({
        applyServerSideEncryptionByDefault: block({
          kmsMasterKeyId: text(),
          sseAlgorithm: text({ required, oneOf: ["AES256", "aws:kms", "aws:kms:dsse"] }),
        }),
        blockedEncryptionTypes: set(text(), { computed: true }),
        bucketKeyEnabled: flag({ computed: true }),
      }),
      { required, maxItems: 1 },
    ),
  },

  id: settingId,

  outputs: {},

  accept: (c) => {
    const encryption = c.inputs.blocks("rules")[0]?.block("applyServerSideEncryptionByDefault");
    if (encryption?.text("sseAlgorithm") === "AES256" && encryption.text("kmsMasterKeyId"))
      throw refusal(
        "InvalidArgument",
        "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
      );
  },
};
