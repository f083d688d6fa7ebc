import { block, forceNew, type ResourceTable, required, text } from "../../model/table";
import { toBucket } from "../references";

export const bucketOwnershipControls: ResourceTable = {
  token: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",

  service: "S3",
  title: "S3 Bucket Ownership Controls",
  operations: {
    create: "PutBucketOwnershipControls",
    read: "GetBucketOwnershipControls",
    update: "PutBucketOwnershipControls",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    rule: block(
      {
        objectOwnership: text({
          required,
          oneOf: ["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"],
        }),
      },
      { required },
    ),
  },

  id: "{bucket}",

  outputs: {},
};
