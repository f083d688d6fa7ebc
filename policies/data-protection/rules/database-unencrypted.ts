import { type ResourceRule, undecided } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const UNENCRYPTED = "AWS then stores the data unencrypted";

/** A copy is encrypted as what it is a copy of. */
const COPIED_FROM = [
  "replicateSourceDb",
  "sourceDbInstanceIdentifier",
  "snapshotIdentifier",
  "dbSnapshotIdentifier",
  "dbClusterSnapshotIdentifier",
  "restoreToPointInTime",
  "sourceDbClusterIdentifier",
  "replicationSourceIdentifier",
];
const isCopy = (props: Fields): boolean =>
  isAbsent(props.storageEncrypted) && COPIED_FROM.some((property) => !isAbsent(props[property]));

/** New Aurora clusters are always encrypted, and their instances as the cluster. */
function isAuroraOrCopy(props: Fields) {
  if (isUnknown(props.engine)) return undecided("engine");
  return wordOf(props.engine)?.startsWith("aurora") === true || isCopy(props);
}

const TABLE: readonly Requirement[] = [
  {
    types: [
      "aws:rds/instance:Instance",
      "aws:rds/cluster:Cluster",
      "aws-native:rds:DbInstance",
      "aws-native:rds:DbCluster",
    ],
    property: "storageEncrypted",
    leftOutMeans: UNENCRYPTED,
    unless: isAuroraOrCopy,
  },
  {
    types: [
      "aws:docdb/cluster:Cluster",
      "aws:neptune/cluster:Cluster",
      "aws-native:docdb:DbCluster",
      "aws-native:neptune:DbCluster",
    ],
    property: "storageEncrypted",
    leftOutMeans: UNENCRYPTED,
    unless: isCopy,
  },
  { types: ["aws:redshift/cluster:Cluster", "aws-native:redshift:Cluster"], property: "encrypted" },
  {
    types: ["aws:dax/cluster:Cluster"],
    property: "serverSideEncryption.enabled",
    leftOutMeans: UNENCRYPTED,
  },
  {
    types: ["aws-native:dax:Cluster"],
    property: "sseSpecification.sseEnabled",
    leftOutMeans: UNENCRYPTED,
  },
];

/** Databases that AWS does not encrypt by itself. DynamoDB and Redshift Serverless always are. */
export const databaseUnencrypted: ResourceRule = {
  id: "database-unencrypted",
  title: "Databases are encrypted at rest.",
  severity: "high",
  awsDefault:
    "RDS, DocumentDB, Neptune and DAX store data unencrypted unless told otherwise; new Aurora clusters (since February 2026), Redshift (since January 2025) and DynamoDB are encrypted by themselves.",
  why: "Snapshots, backups and replicas inherit it, and an unencrypted database can only be encrypted by copying it.",
  remediation: [
    "Set `storageEncrypted: true` (`encrypted` for Redshift, server-side encryption for DAX); name a KMS key where the data needs one of its own.",
    "For a database that stands already: restore it from an encrypted copy of a snapshot, for the property replaces it.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
  ],
  controls: {
    fsbp: ["RDS.3", "RDS.27", "DocumentDB.1", "Neptune.1", "Redshift.10", "DynamoDB.3"],
    cis: ["2.3.1"],
    wellArchitected: ["SEC08-BP02"],
    cdkNag: [
      "AwsSolutions-RDS2",
      "AwsSolutions-DOC1",
      "AwsSolutions-N4",
      "AwsSolutions-RS6",
      "AwsSolutions-DDB4",
    ],
    awsguard: ["rds-storage-encrypted", "redshift-cluster-configuration"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
