import { type ResourceRule, undecided, violation } from "../../rule";
import { isOn, isUnknown } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

interface Switch {
  readonly property: string;
  readonly means: string;
}

const FORCED: Switch = { property: "forceDestroy", means: "what it holds is deleted with it" };
const NO_SNAPSHOT: Switch = {
  property: "skipFinalSnapshot",
  means: "its data is deleted with it, without a last snapshot",
};

/** The switch of each type that gives up the contents. All are off where left out; of the native forms, one has any. */
const SWITCHES: Readonly<Record<string, Switch>> = {
  "aws:s3/bucket:Bucket": FORCED,
  "aws:s3/bucketV2:BucketV2": FORCED,
  "aws:s3/directoryBucket:DirectoryBucket": FORCED,
  "aws:backup/vault:Vault": FORCED,
  "aws:route53/zone:Zone": FORCED,
  "aws:ecr/repository:Repository": { property: "forceDelete", means: "its images are deleted with it" },
  "aws-native:ecr:Repository": { property: "emptyOnDelete", means: "its images are deleted with it" },
  "aws:rds/instance:Instance": NO_SNAPSHOT,
  "aws:rds/cluster:Cluster": NO_SNAPSHOT,
  "aws:docdb/cluster:Cluster": NO_SNAPSHOT,
  "aws:neptune/cluster:Cluster": NO_SNAPSHOT,
  "aws:redshift/cluster:Cluster": NO_SNAPSHOT,
};

/** Deleting a thing does not delete what it holds. */
export const deletedWithContents: ResourceRule = {
  id: "deleted-with-contents",
  title: "Buckets, vaults, zones, repositories and databases are not deleted with what they hold.",
  severity: "high",
  awsDefault:
    "AWS refuses to delete what holds something, and a database leaves a last snapshot, unless told otherwise.",
  why: "The refusal is the last thing that stands between a wrong update and the loss of recordings, backups or images.",
  remediation: [
    "Leave `forceDestroy`, `forceDelete` and `skipFinalSnapshot` out, and name a final snapshot for a database.",
    "Where nothing is lost, as in a development environment, tag the resource `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  ],
  controls: {},
  types: Object.keys(SWITCHES),
  judge(resource) {
    const { property, means } = SWITCHES[resource.type] ?? FORCED;
    const value = resource.props[property];
    if (isUnknown(value)) return unlessDisposable(resource, [undecided(property)]);
    return isOn(value) ? unlessDisposable(resource, [violation(`\`${property}\` is true: ${means}.`)]) : [];
  },
};
