import { block, forceNew, map, type ResourceTable, required, text } from "../../model/table";
import { toBucket } from "../references";

export const bucketMetric: ResourceTable = {
  token: "aws:s3/bucketMetric:BucketMetric",

  service: "S3",
  title: "S3 Bucket Metric",
  operations: {
    create: "PutBucketMetricsConfiguration",
    read: "GetBucketMetricsConfiguration",
    update: "PutBucketMetricsConfiguration",
    delete: "DeleteBucketMetricsConfiguration",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, refers: toBucket, minLength: 1, maxLength: 63, forceNew }),
    filter: block({ accessPoint: text({ format: "arn" }), prefix: text(), tags: map() }),
    name: text({ forceNew, minLength: 1, maxLength: 64 }),
  },

  autoName: {},
  id: "{bucket}:{name}",

  outputs: {},
};
