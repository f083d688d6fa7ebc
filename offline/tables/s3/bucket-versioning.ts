import { Bag, block, failure, forceNew, type ResourceTable, required, text } from "../../model/table";
import { toBucket } from "../references";
import { settingId } from "./buckets";

export const bucketVersioning: ResourceTable = {
  token: "aws:s3/bucketVersioning:BucketVersioning",
  aliases: ["aws:s3/bucketVersioningV2:BucketVersioningV2"],
  service: "S3",
  title: "S3 Bucket Versioning",
  operations: {
    create: "PutBucketVersioning",
    read: "GetBucketVersioning",
    update: "PutBucketVersioning",
    delete: "PutBucketVersioning",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    expectedBucketOwner: text({ forceNew, pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
    mfa: text(),
    versioningConfiguration: block(
      {
        mfaDelete: text({ computed: true, oneOf: ["Enabled", "Disabled"] }),
        status: text({ required, oneOf: ["Enabled", "Suspended", "Disabled"] }),
      },
      { required },
    ),
  },

  id: settingId,

  outputs: {},

  accept: (c) => {
    const before = c.cloud.get("aws:s3/bucketVersioning:BucketVersioning", c.fill("{id}"));
    const was = new Bag(before?.outputs ?? {}).block("versioningConfiguration").text("status");
    const status = c.inputs.block("versioningConfiguration").text("status");
    if (status === "Disabled" && was !== undefined && was !== "Disabled")
      throw failure(`versioning_configuration.status cannot be updated from '${was}' to 'Disabled'`);
  },
};
