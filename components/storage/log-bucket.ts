import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type LogDelivery, logDelivery, tlsOnly } from "./bucket-policy";
import { createPrivateBucket } from "./private-bucket";

export interface LogBucketArgs {
  /** Days until a log is deleted. */
  retentionDays: pulumi.Input<number>;
  /** Delete the logs with the bucket, instead of refusing to delete a bucket that holds any. */
  forceDestroy: boolean;
  /** The log services of AWS that may write here; `logPrefixes` has the prefix that each must be given. */
  delivery: readonly LogDelivery[];
}

/**
 * A bucket for logs that AWS services deliver: public access blocked, ACLs off, TLS only, written to by the named
 * services for this account only, emptied by age. Encrypted with S3's own keys (SSE-S3) and not with KMS, for the
 * delivery of ALB logs and of S3 access logs supports nothing else.
 *
 * Cost: storage only, about $0.023 per GB-month; none of these services pays S3 request or transfer fees for delivery,
 * but flow logs are charged as vended logs ($0.25 per GB and up).
 */
export class LogBucket extends pulumi.ComponentResource {
  /** Name of the bucket, known once the services may write. */
  readonly bucket: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: LogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:LogBucket", name, {}, opts);
    const { bucket, ready } = createPrivateBucket(
      name,
      {
        forceDestroy: args.forceDestroy,
        encryption: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        policy: (created) => policy(this, created, args.delivery),
      },
      { parent: this },
    );
    expireLogs(this, name, bucket, args.retentionDays);
    this.bucket = ready;
    this.arn = bucket.arn;
    this.registerOutputs({ bucket: this.bucket, arn: this.arn });
  }
}

function policy(parent: LogBucket, bucket: aws.s3.Bucket, deliveries: readonly LogDelivery[]) {
  const { accountId } = aws.getCallerIdentityOutput({}, { parent });
  return pulumi
    .all([bucket.arn, bucket.region, accountId])
    .apply(([bucketArn, region, account]) => [
      tlsOnly(bucketArn),
      ...deliveries.flatMap((delivery) => logDelivery({ bucketArn, region, accountId: account }, delivery)),
    ]);
}

function expireLogs(
  parent: LogBucket,
  name: string,
  bucket: aws.s3.Bucket,
  retentionDays: pulumi.Input<number>,
): void {
  new aws.s3.BucketLifecycleConfiguration(
    `${name}-expiry`,
    {
      bucket: bucket.bucket,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: { prefix: "" },
          expiration: { days: retentionDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
    { parent },
  );
}
