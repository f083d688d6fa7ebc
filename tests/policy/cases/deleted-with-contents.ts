import { disposableTag } from "../../../policies/constants";
import { type Case, type RuleCases, UNKNOWN_BOOLEAN } from "../cases";

const switches: Record<string, [means: string, types: string[]]> = {
  forceDestroy: [
    "what it holds is deleted with it",
    [
      "aws:s3/bucket:Bucket",
      "aws:s3/bucketV2:BucketV2",
      "aws:s3/directoryBucket:DirectoryBucket",
      "aws:backup/vault:Vault",
      "aws:route53/zone:Zone",
    ],
  ],
  emptyOnDelete: ["its images are deleted with it", ["aws-native:ecr:Repository"]],
  forceDelete: ["its images are deleted with it", ["aws:ecr/repository:Repository"]],
  skipFinalSnapshot: [
    "its data is deleted with it, without a last snapshot",
    [
      "aws:rds/instance:Instance",
      "aws:rds/cluster:Cluster",
      "aws:docdb/cluster:Cluster",
      "aws:neptune/cluster:Cluster",
      "aws:redshift/cluster:Cluster",
    ],
  ],
};
const cases = Object.entries(switches).flatMap(([property, [means, types]]) =>
  types.map((type) => ({ type, property, means })),
);
const bucket = (forceDestroy: unknown, tagsAll = {}) => ({
  type: "aws:s3/bucket:Bucket",
  props: { forceDestroy, tagsAll },
});

export default {
  violating: [
    ...cases.map(
      ({ type, property, means }): Case => ({
        title: type,
        given: { type, props: { [property]: true } },
        says: `\`${property}\` is true: ${means}.`,
      }),
    ),
    {
      title: '"true"',
      given: bucket("true"),
      says: "`forceDestroy` is true: what it holds is deleted with it.",
    },
  ],
  clean: [
    ...cases.map(({ type }): Case => ({ title: `${type} with nothing said`, given: { type, props: {} } })),
    { title: "false", given: bucket(false) },
    { title: "one that may be lost", given: bucket(true, disposableTag) },
  ],
  unknown: [{ title: "an unknown switch", given: bucket(UNKNOWN_BOOLEAN), says: "forceDestroy" }],
} satisfies RuleCases;
