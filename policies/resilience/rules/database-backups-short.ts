import { type Finding, type Resource, type ResourceRule, undecided } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

interface Retention {
  readonly property: string;
  /** Days where nothing is said: the Pulumi provider turns the backups of an RDS instance off. */
  readonly leftOut: number;
}

const ONE_DAY: Retention = { property: "backupRetentionPeriod", leftOut: 1 };
const RETENTIONS: Readonly<Record<string, Retention>> = {
  "aws:rds/instance:Instance": { property: "backupRetentionPeriod", leftOut: 0 },
  "aws:rds/cluster:Cluster": ONE_DAY,
  "aws:docdb/cluster:Cluster": ONE_DAY,
  "aws:neptune/cluster:Cluster": ONE_DAY,
  "aws:redshift/cluster:Cluster": { property: "automatedSnapshotRetentionPeriod", leftOut: 1 },
  "aws-native:rds:DbInstance": ONE_DAY,
  "aws-native:rds:DbCluster": ONE_DAY,
  "aws-native:docdb:DbCluster": ONE_DAY,
  "aws-native:neptune:DbCluster": ONE_DAY,
  "aws-native:redshift:Cluster": { property: "automatedSnapshotRetentionPeriod", leftOut: 1 },
};

const settings = {
  minimumDays: {
    description: "Days for which automated backups are kept. RDS takes 0 to 35.",
    default: 7,
    minimum: 1,
    maximum: 35,
  },
};

/** How far back a database can be brought. */
export const databaseBackupsShort: ResourceRule<typeof settings> = {
  id: "database-backups-short",
  title: "Databases keep automated backups for a week or longer.",
  severity: "high",
  awsDefault:
    "Backups are kept for one day, and not made at all for an RDS instance of the Pulumi provider, whose default is 0 days.",
  why: "A mistake that is noticed after the weekend can then no longer be undone, however good the database is otherwise.",
  remediation: [
    "Set the retention to the days that the setting `minimumDays` asks for.",
    "Where the data is no loss, tag the database `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
  ],
  controls: {
    fsbp: ["RDS.11", "DocumentDB.2", "Neptune.5", "Redshift.3"],
    wellArchitected: ["REL09-BP03"],
    cdkNag: ["AwsSolutions-RDS13", "AwsSolutions-DOC4", "AwsSolutions-N3", "AwsSolutions-RS10"],
    awsguard: ["rds-instance-backup-enabled"],
  },
  settings,
  types: Object.keys(RETENTIONS),
  judge(resource, { minimumDays }) {
    const { property, leftOut } = RETENTIONS[resource.type] ?? ONE_DAY;
    const kept = { property, value: resource.props[property], leftOut, unit: "days" };
    return unlessDisposable(resource, unlessBackedUpElsewhere(resource, atLeast(kept, minimumDays)));
  },
};

/** An instance of a cluster is backed up with the cluster, and a replica with what it copies. */
function unlessBackedUpElsewhere({ type, props }: Resource, findings: Finding[]): Finding[] {
  if (!/:(rds\/instance:Instance|rds:DbInstance)$/.test(type)) return findings;
  const copies = ["replicateSourceDb", "sourceDbInstanceIdentifier", "dbClusterIdentifier"];
  if (copies.some((property) => !isAbsent(props[property]))) return [];
  if (wordOf(props.engine)?.startsWith("aurora")) return [];
  return findings.length > 0 && isUnknown(props.engine) ? [undecided("engine")] : findings;
}
