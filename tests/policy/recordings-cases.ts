/** Buckets of recordings, by their name and by their tag. */

import { type Props, type TestResource, urnOf } from "./analyze";

export const bucketType = "aws:s3/bucket:Bucket";
export const bucketV2Type = "aws:s3/bucketV2:BucketV2";
export const nativeBucketType = "aws-native:s3:Bucket";

export const recordings = (props: Props = {}, type = bucketType): TestResource =>
  asInputs({
    type,
    name: "b",
    props: { [type === nativeBucketType ? "bucketName" : "bucket"]: "cell-recordings-0a1b2c3", ...props },
  });

/** The same, told by the tag alone. */
export const tagged = (props: Props = {}, holds: unknown = "recordings"): TestResource =>
  asInputs({
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

/** An input that is unknown was made from something, here from the resource itself; an unknown that was not is an output. */
export const asInputs = (resource: TestResource): TestResource => ({
  ...resource,
  dependsOn: Object.fromEntries(Object.keys(resource.props).map((property) => [property, [urnOf(resource)]])),
});
