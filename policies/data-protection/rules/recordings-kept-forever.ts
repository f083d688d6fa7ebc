import type { StackRule } from "../../rule";
import { fieldsOf, integerOf, isOn, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { type Answer, answer, every } from "../answer";
import { BUCKET_TYPES, hasSetting, type SettingPlaces } from "../buckets";
import { judgeRecordings, SAY_OTHERWISE } from "../recordings";

const settings = {
  maximumDays: {
    description: "Days after which a recording must be gone, whatever else holds.",
    default: 3650,
    minimum: 1,
  },
};

const PLACES: SettingPlaces = {
  "aws:s3/bucket:Bucket": "lifecycleRules",
  "aws:s3/bucketV2:BucketV2": "lifecycleRules",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "rules",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": "rules",
  "aws-native:s3:Bucket": "lifecycleConfiguration.rules",
};

/** Buckets of recordings that nothing empties. */
export const recordingsKeptForever: StackRule<typeof settings> = {
  id: "recordings-kept-forever",
  title: "Recordings are deleted by age.",
  severity: "medium",
  awsDefault: "S3 keeps objects until somebody deletes them.",
  why: "Recordings are personal data: laws such as the GDPR (Article 5) limit how long they are kept, and what is gone cannot leak.",
  remediation: [
    "Add a rule that is enabled and expires objects to the bucket's lifecycle: `expiration: { days: ... }`.",
    "Expire old versions too: `noncurrentVersionExpiration`.",
    SAY_OTHERWISE,
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html"],
  controls: { fsbp: ["S3.10", "S3.13"], wellArchitected: ["SEC07-BP04"] },
  settings,
  types: BUCKET_TYPES,
  judgeStack: (resources, { maximumDays }) =>
    judgeRecordings(
      resources,
      (bucket) => hasSetting(bucket, PLACES, resources, (rule) => expires(rule, maximumDays)),
      "lifecycleRules",
      `The bucket holds recordings, and no rule of its lifecycle deletes them within ${maximumDays} days.`,
    ),
};

function expires(rule: unknown, maximumDays: number): Answer {
  const { status, enabled, expiration, expirations, expirationInDays } = fieldsOf(rule);
  const isEnabled = status ?? enabled;
  const days = [expirationInDays, ...[expiration, expirations].flatMap(daysOf)];
  return every([
    answer(isOn(isEnabled) || wordOf(isEnabled) === "enabled", isUnknown(isEnabled)),
    answer(
      days.some((value) => (integerOf(value) ?? Number.POSITIVE_INFINITY) <= maximumDays),
      days.some(isUnknown),
    ),
  ]);
}

const daysOf = (expiration: unknown): unknown[] =>
  itemsOf(expiration).map((item) => (isUnknown(item) ? item : fieldsOf(item).days));
