import { block, forceNew, type ResourceTable, refusal, required, set, text } from "../../model/table";
import { toBucket } from "../references";
import { bucketOf, settingId } from "./buckets";

export const bucketLogging: ResourceTable = {
  token: "aws:s3/bucketLogging:BucketLogging",
  aliases: ["aws:s3/bucketLoggingV2:BucketLoggingV2"],
  service: "S3",
  title: "S3 Bucket Logging",
  operations: {
    create: "PutBucketLogging",
    read: "GetBucketLogging",
    update: "PutBucketLogging",
    delete: "PutBucketLogging",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, refers: toBucket, minLength: 1, maxLength: 63, forceNew }),
    expectedBucketOwner: text({ forceNew, pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
    targetBucket: text({
      required,
      refers: {
        ...toBucket,
        missing: "InvalidTargetBucketForLogging",
        message: "The target bucket for logging does not exist",
      },
    }),
    targetGrants: set(
      block({
        grantee: block(
          {
            displayName: text(),
            emailAddress: text(),
            id: text(),
            type: text({ required, oneOf: ["CanonicalUser", "AmazonCustomerByEmail", "Group"] }),
            uri: text(),
          },
          { required },
        ),
        permission: text({ required, oneOf: ["FULL_CONTROL", "READ", "WRITE"] }),
      }),
    ),
    targetObjectKeyFormat: block({
      partitionedPrefix: block(
        { partitionDateSource: text({ required, oneOf: ["EventTime", "DeliveryTime"] }) },
        { conflictsWith: ["simplePrefix"] },
      ),
      simplePrefix: block({}),
    }),
    targetPrefix: text({ required }),
  },

  id: settingId,

  outputs: {},

  accept: (c) => {
    if (bucketOf(c)?.region === bucketOf(c, "targetBucket")?.region) return;
    throw refusal(
      "InvalidTargetBucketForLogging",
      "The target logging bucket and the source bucket should be in the same region",
    );
  },
};
