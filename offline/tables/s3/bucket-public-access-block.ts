import { flag, forceNew, type ResourceTable, required, text } from "../../model/table";
import { toBucket } from "../references";

export const bucketPublicAccessBlock: ResourceTable = {
  token: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",

  service: "S3",
  title: "S3 Bucket Public Access Block",
  operations: {
    create: "PutPublicAccessBlock",
    read: "GetPublicAccessBlock",
    update: "PutPublicAccessBlock",
    delete: "DeletePublicAccessBlock",
  },
  scope: "regional",
  inputs: {
    blockPublicAcls: flag({ default: false }),
    blockPublicPolicy: flag({ default: false }),
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    ignorePublicAcls: flag({ default: false }),
    restrictPublicBuckets: flag({ default: false }),
    skipDestroy: flag({ local: true }),
  },

  id: "{bucket}",

  outputs: {},
};
