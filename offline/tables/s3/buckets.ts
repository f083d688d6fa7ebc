/** What the many settings of a bucket have in common: each is a resource whose id is the bucket's name. */
import type { Context, Stored } from "../../model/table";

/** The bucket that the input `bucket` names, in whatever Region. */
export function bucketOf(c: Context, input = "bucket"): Stored | undefined {
  return c.cloud.find("aws:s3/bucket:Bucket", { bucket: c.inputs.text(input) ?? "" }, "*")[0];
}

/** `bucket`, or `bucket,owner` for settings that may name the owner. */
export function settingId(c: Context): string {
  const owner = c.inputs.text("expectedBucketOwner");
  return [c.inputs.text("bucket"), ...(owner ? [owner] : [])].join(",");
}
