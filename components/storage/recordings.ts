import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { permanentTag } from "../../policies/constants";
import type { PolicyStatement } from "../iam";
import { logPrefixes, onlyKey, tlsOnly } from "./bucket-policy";
import { createPrivateBucket } from "./private-bucket";

export interface RecordingsArgs {
  /** Days until a recording moves to colder storage. */
  coldAfterDays: number;
  /** Days until a recording is deleted; more than `coldAfterDays`. */
  expireAfterDays: number;
  /** Delete the recordings with the bucket, instead of refusing to delete a bucket that holds any. */
  forceDestroy: boolean;
  /** Refuse to delete the bucket and its key. */
  protect: boolean;
  /** Name of a `LogBucket` with the delivery `s3-access`. */
  accessLogBucket: pulumi.Input<string>;
}

/** Days for which a deleted or overwritten recording can still be brought back. */
const undeleteDays = 30;

/** Filter id under which CloudWatch has the bucket's request metrics. */
export const requestMetricsFilter = "all-requests";

/**
 * The recordings of a cell's calls. Creates a bucket that takes objects over TLS and under its own KMS key only, that key
 * (rotated every year) with an alias, versioning, a lifecycle to colder storage and to deletion, access logs, and the
 * request metrics that tell when writes are refused.
 *
 * Cost: $0.023 per GB-month, $0.004 once cold (Glacier Instant Retrieval: plays at once, $0.03 per GB read, paid for at
 * least 90 days); $1 a month for the key; about $5 a month for the request metrics.
 */
export class Recordings extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;

  constructor(name: string, args: RecordingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:Recordings", name, {}, opts);
    const key = this.createKey(name, args);
    const { bucket, ready } = this.createBucket(name, args, key);
    const versioning = this.keepVersions(name, bucket);
    this.expire(name, args, bucket, versioning);
    this.logAccess(name, args, bucket);
    this.measureRequests(name, bucket);

    this.bucketName = ready;
    this.bucketArn = bucket.arn;
    this.keyArn = key.arn;
    this.region = bucket.region;
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn, keyArn: this.keyArn });
  }

  /**
   * IAM statements with which a machine may write objects below `prefix` and nothing else: no reading, no listing, no
   * deleting. S3 needs `kms:Decrypt` to put the parts of a multipart upload together; without `s3:GetObject` and outside
   * of S3 it opens nothing.
   */
  writeStatements(prefix: string): pulumi.Output<PolicyStatement[]> {
    const folder = checkedPrefix(prefix);
    return pulumi
      .all([this.bucketArn, this.keyArn, this.region])
      .apply(([bucketArn, keyArn, region]) => writeOnly({ bucketArn, keyArn, region, folder }));
  }

  private createKey(name: string, args: RecordingsArgs): aws.kms.Key {
    const key = new aws.kms.Key(
      `${name}-key`,
      { description: "Call recordings", enableKeyRotation: true, deletionWindowInDays: 30 },
      { parent: this, protect: args.protect },
    );
    new aws.kms.Alias(`${name}-key`, { targetKeyId: key.keyId }, { parent: this });
    return key;
  }

  private createBucket(name: string, { forceDestroy, protect }: RecordingsArgs, key: aws.kms.Key) {
    return createPrivateBucket(
      name,
      {
        forceDestroy,
        tags: protect ? permanentTag : undefined,
        encryption: {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          // One call of KMS for many objects; the encryption context is then the bucket, which `writeOnly` relies on.
          bucketKeyEnabled: true,
        },
        policy: (bucket) =>
          pulumi
            .all([bucket.arn, key.arn])
            .apply(([bucketArn, keyArn]) => [tlsOnly(bucketArn), ...onlyKey(bucketArn, keyArn)]),
      },
      { parent: this, protect },
    );
  }

  private keepVersions(name: string, bucket: aws.s3.Bucket): aws.s3.BucketVersioning {
    return new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
      { parent: this },
    );
  }

  private expire(
    name: string,
    args: RecordingsArgs,
    bucket: aws.s3.Bucket,
    versioning: aws.s3.BucketVersioning,
  ): void {
    new aws.s3.BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      {
        bucket: bucket.bucket,
        rules: [
          {
            id: "recordings",
            status: "Enabled",
            filter: { prefix: "" },
            transitions: [{ days: args.coldAfterDays, storageClass: "GLACIER_IR" }],
            expiration: { days: args.expireAfterDays },
            noncurrentVersionExpiration: { noncurrentDays: undeleteDays },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
      { parent: this, dependsOn: [versioning] },
    );
  }

  private logAccess(name: string, args: RecordingsArgs, bucket: aws.s3.Bucket): void {
    new aws.s3.BucketLogging(
      `${name}-access-log`,
      {
        bucket: bucket.bucket,
        targetBucket: args.accessLogBucket,
        targetPrefix: pulumi.interpolate`${logPrefixes["s3-access"]}${bucket.bucket}/`,
      },
      { parent: this },
    );
  }

  private measureRequests(name: string, bucket: aws.s3.Bucket): void {
    new aws.s3.BucketMetric(
      `${name}-requests`,
      { bucket: bucket.bucket, name: requestMetricsFilter },
      { parent: this },
    );
  }
}

function writeOnly(at: {
  bucketArn: string;
  keyArn: string;
  region: string;
  folder: string;
}): PolicyStatement[] {
  return [
    {
      Sid: "WriteRecordings",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:AbortMultipartUpload"],
      Resource: `${at.bucketArn}/${at.folder}/*`,
    },
    {
      Sid: "EncryptRecordings",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey", "kms:Decrypt"],
      Resource: at.keyArn,
      Condition: {
        StringEquals: {
          "kms:ViaService": `s3.${at.region}.amazonaws.com`,
          "kms:EncryptionContext:aws:s3:arn": at.bucketArn,
        },
      },
    },
  ];
}

/** The prefix without slashes around it; an empty one or one with IAM's wildcards would open more than a folder. */
function checkedPrefix(prefix: string): string {
  const folder = prefix.replace(/^\/+|\/+$/g, "");
  if (/^[^*?$]+$/.test(folder)) return folder;
  throw new Error(
    `Recordings.writeStatements: the prefix "${prefix}" must name a folder, without * ? or $; give one such as "calls"`,
  );
}
