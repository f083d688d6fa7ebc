import { disposableTag } from "../../../policies/constants";
import { type Case, mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({
  type: "aws:rds/instance:Instance",
  props: { engine: "postgres", backupRetentionPeriod: 14 },
});
const days = [
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws-native:rds:DbInstance",
  "aws-native:rds:DbCluster",
  "aws-native:docdb:DbCluster",
  "aws-native:neptune:DbCluster",
];
const snapshots = ["aws:redshift/cluster:Cluster", "aws-native:redshift:Cluster"];

export default {
  violating: [
    {
      title: "an instance with nothing said",
      given: good({ backupRetentionPeriod: undefined }),
      says: "`backupRetentionPeriod` is left out, which means 0 days, less than 7 days.",
    },
    {
      title: "three days",
      given: good({ backupRetentionPeriod: "3" }),
      says: "`backupRetentionPeriod` is 3 days, less than 7 days.",
    },
    ...days.map(
      (type): Case => ({
        title: `${type} with nothing said`,
        given: { type, props: { engine: "postgres" } },
        says: "`backupRetentionPeriod` is left out, which means 1 days, less than 7 days.",
      }),
    ),
    {
      title: "a cluster of Aurora",
      given: good({ backupRetentionPeriod: 1, engine: "aurora-mysql" }, "aws:rds/cluster:Cluster"),
      says: "`backupRetentionPeriod` is 1 days, less than 7 days.",
    },
    ...snapshots.map(
      (type): Case => ({
        title: `${type} with none`,
        given: { type, props: { automatedSnapshotRetentionPeriod: 0 } },
        says: "`automatedSnapshotRetentionPeriod` is 0 days, less than 7 days.",
      }),
    ),
  ],
  clean: [
    { title: "two weeks", given: good({}) },
    { title: "a week", given: good({ backupRetentionPeriod: 7 }, "aws:rds/cluster:Cluster") },
    { title: "a replica", given: good({ backupRetentionPeriod: 0, replicateSourceDb: "main" }) },
    ...["sourceDbInstanceIdentifier", "dbClusterIdentifier"].map((property) => ({
      title: `a native one with ${property}`,
      given: good({ backupRetentionPeriod: 0, [property]: "main" }, "aws-native:rds:DbInstance"),
    })),
    { title: "two weeks of an engine that is not known yet", given: good({ engine: UNKNOWN }) },
    { title: "an instance of Aurora", given: good({ backupRetentionPeriod: 0, engine: "aurora-mysql" }) },
    { title: "one that may be lost", given: good({ backupRetentionPeriod: 0, tagsAll: disposableTag }) },
  ],
  unknown: [
    {
      title: "an unknown time",
      given: good({ backupRetentionPeriod: UNKNOWN }),
      says: "backupRetentionPeriod",
    },
    {
      title: "an unknown engine",
      given: good({ backupRetentionPeriod: 0, engine: UNKNOWN }),
      says: "engine",
    },
  ],
} satisfies RuleCases;
