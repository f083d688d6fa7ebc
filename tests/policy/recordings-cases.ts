/** Buckets of recordings, by their name and by their tag. */

import type { Props, TestResource } from "./analyze";

export const bucketType = "aws:s3/bucket:Bucket";
export const bucketV2Type = "aws:s3/bucketV2:BucketV2";
export const nativeBucketType = "aws-native:s3:Bucket";

export const recordings = (props: Props = {}, type = bucketType): TestResource => ({
  type,
  name: "b",
  props: { [type === nativeBucketType ? "bucketName" : "bucket"]: "cell-recordings-0a1b2c3", ...props },
});

/** The same, told by the tag alone. */
export const tagged = (props: Props = {}, holds: unknown = "recordings"): TestResource => ({
  type: bucketType,
  name: "b",
  props: { bucket: "calls", tags: { "voip-cells:holds": holds }, ...props },
});

/** A setting that stands beside the bucket. */
export const beside = (
  type: string,
  props: Props,
  bucket: unknown = "cell-recordings-0a1b2c3",
): TestResource => ({
  type,
  name: "s",
  props: { bucket, ...props },
});
