/** Buckets and the settings about them, which may stand in the bucket itself or in resources of their own. */

import { type PolicyDocument, readPolicyDocument } from "../policy-document";
import type { StackResource } from "../rule";
import { isUnknown } from "../values";
import type { Answer } from "./answer";

export const BUCKET_TYPES: readonly string[] = [
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws-native:s3:Bucket",
];
export const BUCKET_POLICY_TYPES: readonly string[] = [
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws-native:s3:BucketPolicy",
];

export const isBucket = ({ type }: StackResource): boolean => BUCKET_TYPES.includes(type);

/** The resources of these types that are about the bucket, and those of which it cannot be known yet. */
export function settingsOf(
  bucket: StackResource,
  types: readonly string[],
  resources: readonly StackResource[],
): { surely: StackResource[]; perhaps: StackResource[] } {
  const candidates = resources.filter(({ type }) => types.includes(type));
  const about = (wanted: Answer) => candidates.filter((setting) => relation(setting, bucket) === wanted);
  return { surely: about("yes"), perhaps: about("perhaps") };
}

/** The policy that a bucket's policy resource holds, or the bucket itself. */
export const bucketPolicyOf = ({ type, props }: StackResource): PolicyDocument =>
  type === "aws-native:s3:BucketPolicy"
    ? readPolicyDocument("policyDocument", props.policyDocument)
    : readPolicyDocument("policy", props.policy);

/** By what its property `bucket` was made from, or by the name that it says. */
function relation(setting: StackResource, bucket: StackResource): Answer {
  const sources = setting.propertyDependencies.bucket ?? [];
  if (sources.includes(bucket)) return "yes";
  const name = bucket.props.bucket ?? bucket.props.bucketName;
  const said = setting.props.bucket;
  if (!isUnknown(said) && !isUnknown(name)) return said === name && said !== undefined ? "yes" : "no";
  return sources.some(isBucket) ? "no" : "perhaps";
}
