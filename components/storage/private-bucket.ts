import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyDocument } from "../iam";

export interface PrivateBucketArgs {
  /** Delete the objects with the bucket, instead of refusing to delete a bucket that holds any. */
  forceDestroy: boolean;
  /** Default encryption of new objects. */
  encryption: aws.types.input.s3.BucketServerSideEncryptionConfigurationRule;
  policy: (bucket: aws.s3.Bucket) => pulumi.Input<PolicyStatement[]>;
  tags?: Readonly<Record<string, string>>;
}

/** A bucket that nobody outside the account can be let into, with its policy in force. */
export interface PrivateBucket {
  readonly bucket: aws.s3.Bucket;
  /** Name of the bucket, known once policy and encryption are in force: nothing is written before. */
  readonly ready: pulumi.Output<string>;
}

/**
 * A bucket with public access blocked, ACLs off (the account owns every object), default encryption and a policy.
 * The bucket alone takes `protect`; the rest can be made again.
 */
export function createPrivateBucket(
  name: string,
  args: PrivateBucketArgs,
  opts: { parent: pulumi.Resource; protect?: boolean },
): PrivateBucket {
  const { parent, protect } = opts;
  const bucket = new aws.s3.Bucket(
    name,
    { forceDestroy: args.forceDestroy, tags: args.tags },
    { parent, protect },
  );
  const ownership = new aws.s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { parent },
  );
  const publicAccess = new aws.s3.BucketPublicAccessBlock(
    `${name}-public-access`,
    {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    { parent },
  );
  const encryption = new aws.s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { bucket: bucket.bucket, rules: [args.encryption] },
    { parent },
  );
  // S3 refuses two changes of a bucket's access at once (OperationAborted), so the policy waits for the others.
  const policy = new aws.s3.BucketPolicy(
    `${name}-policy`,
    { bucket: bucket.bucket, policy: policyDocument(args.policy(bucket)) },
    { parent, dependsOn: [ownership, publicAccess, encryption] },
  );
  return { bucket, ready: policy.bucket };
}
