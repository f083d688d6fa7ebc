import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const leftOut = (property: string) =>
  `\`${property}\` is left out, and AWS then stores the data unencrypted.`;
const bySwitch = (type: string, property: string) => ({
  type,
  bad: { engine: "postgres" },
  says: leftOut(property),
  good: { engine: "postgres", [property]: true },
  decides: property,
});
const rds = "aws:rds/instance:Instance";

export default tableCases(
  [
    bySwitch(rds, "storageEncrypted"),
    bySwitch("aws:rds/cluster:Cluster", "storageEncrypted"),
    bySwitch("aws-native:rds:DbInstance", "storageEncrypted"),
    bySwitch("aws-native:rds:DbCluster", "storageEncrypted"),
    bySwitch("aws:docdb/cluster:Cluster", "storageEncrypted"),
    bySwitch("aws:neptune/cluster:Cluster", "storageEncrypted"),
    bySwitch("aws-native:docdb:DbCluster", "storageEncrypted"),
    bySwitch("aws-native:neptune:DbCluster", "storageEncrypted"),
    ...["aws:redshift/cluster:Cluster", "aws-native:redshift:Cluster"].map((type) => ({
      type,
      bad: { encrypted: false },
      says: "`encrypted` is false.",
      good: {},
      decides: "encrypted",
    })),
    {
      type: "aws:dax/cluster:Cluster",
      bad: { nodeType: "dax.t3.small" },
      says: leftOut("serverSideEncryption.enabled"),
      good: { serverSideEncryption: { enabled: true } },
      decides: "serverSideEncryption",
    },
    {
      type: "aws-native:dax:Cluster",
      bad: { sseSpecification: { sseEnabled: false } },
      says: "`sseSpecification.sseEnabled` is false.",
      good: { sseSpecification: { sseEnabled: true } },
      decides: "sseSpecification",
    },
  ],
  {
    violating: [
      {
        title: "false",
        given: { type: rds, props: { storageEncrypted: false } },
        says: "`storageEncrypted` is false.",
      },
      {
        title: "a copy that says false",
        given: { type: rds, props: { snapshotIdentifier: "s", storageEncrypted: "false" } },
        says: "`storageEncrypted` is false.",
      },
      {
        title: "a wrong value",
        given: { type: rds, props: { storageEncrypted: "yes" } },
        says: "`storageEncrypted` is neither true nor false.",
      },
    ],
    clean: [
      {
        title: "a replica, which is as its source",
        given: { type: rds, props: { replicateSourceDb: "db-1" } },
      },
      ...[
        "snapshotIdentifier",
        "restoreToPointInTime",
        "sourceDbInstanceIdentifier",
        "dbSnapshotIdentifier",
        "dbClusterSnapshotIdentifier",
        "sourceDbClusterIdentifier",
        "replicationSourceIdentifier",
      ].map((source) => ({
        title: `a copy by ${source}`,
        given: { type: "aws:rds/cluster:Cluster", props: { engine: "postgres", [source]: "source" } },
      })),
      { title: "Aurora", given: { type: "aws:rds/cluster:Cluster", props: { engine: "aurora-postgresql" } } },
      { title: '"true"', given: { type: rds, props: { storageEncrypted: "true" } } },
    ],
    unknown: [
      {
        title: "a cluster whose engine is unknown",
        given: { type: "aws:rds/cluster:Cluster", props: { engine: UNKNOWN } },
        says: "engine",
      },
    ],
  },
);
