import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { oncePerStack } from "../../vocabulary/once-per-stack";
import type { PolicyDocument } from "../../vocabulary/policy-document";
import { isAbsent, isUnknown } from "../../vocabulary/values";
import { type Answer, answer, some } from "../answer";
import {
  BUCKET_POLICY_TYPES,
  BUCKET_TYPES,
  hasSetting,
  isBucket,
  policiesOf,
  type SettingPlaces,
  settingsOf,
} from "../buckets";

const PLACES: SettingPlaces = {
  "aws:s3/bucket:Bucket": "logging.targetBucket",
  "aws:s3/bucketV2:BucketV2": "loggings.targetBucket",
  "aws:s3/bucketLogging:BucketLogging": "targetBucket",
  "aws:s3/bucketLoggingV2:BucketLoggingV2": "targetBucket",
  "aws-native:s3:Bucket": "loggingConfiguration.destinationBucketName",
};

/** Services that deliver logs into buckets. A bucket that they write to holds logs, and needs none of its own. */
const DELIVERERS = [
  "logging.s3.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
];

/** Buckets that nobody keeps a list of readers of. */
export const bucketAccessLogOff: StackRule = {
  id: "bucket-access-log-off",
  title: "Buckets write access logs.",
  severity: "low",
  level: "advisory",
  awsDefault: "S3 writes no access log unless the bucket names where to.",
  why: "Without it nobody can say which objects were read, by whom and from where, once something has leaked.",
  remediation: [
    "Add an `aws.s3.BucketLogging` that names a bucket for logs.",
    "Or record data events of the bucket with CloudTrail, which costs more and says more; then turn this rule off.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"],
  controls: {
    fsbp: ["S3.9"],
    wellArchitected: ["SEC04-BP01"],
    cdkNag: ["AwsSolutions-S1"],
    awsguard: ["s3-bucket-logging-enabled"],
  },
  types: BUCKET_TYPES,
  judgeStack: (resources) =>
    resources
      .filter(isBucket)
      .flatMap((bucket) => judgeBucket(bucket, resources).map((finding) => ({ urn: bucket.urn, finding }))),
};

function judgeBucket(bucket: StackResource, resources: readonly StackResource[]): Finding[] {
  const logs = hasSetting(bucket, PLACES, resources, () => "yes");
  const isFine = some([logs, holdsLogs(bucket, resources)]);
  if (isFine === "yes") return [];
  return isFine === "perhaps" ? [undecided("logging")] : [violation("The bucket writes no access log.")];
}

function holdsLogs(bucket: StackResource, resources: readonly StackResource[]): Answer {
  const { surely, perhaps } = settingsOf(bucket, BUCKET_POLICY_TYPES, resources);
  return some([
    isLogTarget(bucket, resources),
    ...policiesOf(bucket, surely).map(({ document }) => letsLogsIn(document)),
    answer(false, perhaps.length > 0),
  ]);
}

const letsLogsIn = ({ statements, unknowns }: PolicyDocument): Answer =>
  answer(
    statements.some(
      ({ effect, principals }) =>
        effect === "allow" && principals.values.some(({ value }) => DELIVERERS.includes(value)),
    ),
    unknowns.length > 0 ||
      statements.some(({ effect, principals }) => effect === "unknown" || principals.unknowns.length > 0),
  );

const writersOfLogs = oncePerStack((resources) =>
  resources.filter(
    ({ props, propertyDependencies }) =>
      !isAbsent(props.targetBucket) || propertyDependencies.targetBucket || propertyDependencies.accessLogs,
  ),
);

/** Does another bucket, or a load balancer, write its log there? */
const isLogTarget = (bucket: StackResource, resources: readonly StackResource[]): Answer =>
  some(writersOfLogs(resources).map((writer) => writesTo(writer, bucket)));

function writesTo({ props, propertyDependencies }: StackResource, bucket: StackResource): Answer {
  const { targetBucket = [], accessLogs = [] } = propertyDependencies;
  const sources = [...targetBucket, ...accessLogs];
  if (sources.length > 0) return answer(sources.includes(bucket));
  const names = [props.targetBucket, bucket.props.bucket];
  return answer(new Set(names).size === 1, names.some(isUnknown));
}
