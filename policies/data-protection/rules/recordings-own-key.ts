import type { StackRule } from "../../rule";
import { fieldsOf, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { type Answer, answer, every } from "../answer";
import { BUCKET_TYPES, hasSetting, type SettingPlaces } from "../buckets";
import { judgeRecordings, SAY_OTHERWISE } from "../recordings";

const RULES = "rules.applyServerSideEncryptionByDefault";
const PLACES: SettingPlaces = {
  "aws:s3/bucket:Bucket": "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault",
  "aws:s3/bucketV2:BucketV2": "serverSideEncryptionConfigurations.rules.applyServerSideEncryptionByDefaults",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": RULES,
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": RULES,
  "aws-native:s3:Bucket": "bucketEncryption.serverSideEncryptionConfiguration.serverSideEncryptionByDefault",
};

/** Buckets of recordings without a key that the company can withdraw. */
export const recordingsOwnKey: StackRule = {
  id: "recordings-own-key",
  title: "Recordings are encrypted with a KMS key of their own.",
  severity: "high",
  awsDefault:
    "S3 encrypts every object with its own keys (SSE-S3): whoever may read the object may decrypt it.",
  why: "With a key of its own, reading a call takes a second right, each use stands in CloudTrail, and the key can be withdrawn.",
  remediation: [
    'Make an `aws.kms.Key`, and set the bucket\'s default encryption to `sseAlgorithm: "aws:kms"` with `kmsMasterKeyId`.',
    "Set `bucketKeyEnabled: true`, which makes KMS cost next to nothing.",
    SAY_OTHERWISE,
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"],
  controls: { fsbp: ["S3.17"], wellArchitected: ["SEC08-BP02"] },
  types: BUCKET_TYPES,
  judgeStack: (resources) =>
    judgeRecordings(
      resources,
      (bucket) => hasSetting(bucket, PLACES, resources, isOwnKey),
      "serverSideEncryptionConfiguration",
      "The bucket holds recordings, and its default encryption names no KMS key of its own.",
    ),
};

function isOwnKey(byDefault: unknown): Answer {
  const { sseAlgorithm, kmsMasterKeyId } = fieldsOf(byDefault);
  const isAws = typeof kmsMasterKeyId === "string" && kmsMasterKeyId.endsWith("alias/aws/s3");
  return every([
    answer(wordOf(sseAlgorithm)?.startsWith("aws:kms") === true, isUnknown(sseAlgorithm)),
    answer(!isAbsent(kmsMasterKeyId) && !isAws),
  ]);
}
