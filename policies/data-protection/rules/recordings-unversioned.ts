import type { StackRule } from "../../rule";
import { isOn, wordOf } from "../../vocabulary/values";
import { answer } from "../answer";
import { BUCKET_TYPES, hasSetting, type SettingPlaces } from "../buckets";
import { judgeRecordings, SAY_OTHERWISE } from "../recordings";

const PLACES: SettingPlaces = {
  "aws:s3/bucket:Bucket": "versioning.enabled",
  "aws:s3/bucketV2:BucketV2": "versionings.enabled",
  "aws:s3/bucketVersioning:BucketVersioning": "versioningConfiguration.status",
  "aws:s3/bucketVersioningV2:BucketVersioningV2": "versioningConfiguration.status",
  "aws-native:s3:Bucket": "versioningConfiguration.status",
};

/** Buckets of recordings in which a deletion is final. */
export const recordingsUnversioned: StackRule = {
  id: "recordings-unversioned",
  title: "Deleted and overwritten recordings can be brought back.",
  severity: "medium",
  awsDefault: "A new bucket keeps one version of each object: what is overwritten or deleted is gone.",
  why: "A program with a mistake, or somebody with a reason, removes calls that the company has to keep.",
  remediation: [
    'Add an `aws.s3.BucketVersioning` with `status: "Enabled"` to the bucket.',
    "Let old versions expire (`noncurrentVersionExpiration`), so that they are not kept for good.",
    SAY_OTHERWISE,
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"],
  controls: { fsbp: ["S3.14"], wellArchitected: ["SEC08-BP04"] },
  types: BUCKET_TYPES,
  judgeStack: (resources) =>
    judgeRecordings(
      resources,
      (bucket) =>
        hasSetting(bucket, PLACES, resources, (status) =>
          answer(isOn(status) || wordOf(status) === "enabled"),
        ),
      "versioning",
      "The bucket holds recordings, and is not versioned.",
    ),
};
