import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { describeSwitch, type Fields, isAbsent, isOn, isUnknown, wordOf } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

/** An instance of a cluster gets its second zone from the other instances; a replica is the second place itself. */
const BELONGS_TO = ["replicateSourceDb", "sourceDbInstanceIdentifier", "dbClusterIdentifier"];

/** RDS instances with a standby. */
export const databaseSingleZone: ResourceRule = {
  id: "database-single-zone",
  title: "RDS instances have a standby in a second Availability Zone.",
  severity: "high",
  awsDefault: "RDS makes one instance in one zone unless `multiAz` is true.",
  why: "When the zone or the machine fails, the database is gone until somebody restores it; with a standby RDS turns to it by itself, in one to two minutes.",
  remediation: [
    "Set `multiAz: true`; it doubles the price of the instance and its storage.",
    "Where an outage is no loss, tag the instance `voip-cells:lifetime: disposable`.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html"],
  controls: {
    fsbp: ["RDS.5"],
    wellArchitected: ["REL10-BP01"],
    cdkNag: ["AwsSolutions-RDS3"],
    awsguard: ["rds-instance-multi-az-enabled"],
  },
  types: ["aws:rds/instance:Instance", "aws-native:rds:DbInstance"],
  judge: (resource) => unlessDisposable(resource, standby(resource.props)),
};

function standby(props: Fields): Finding[] {
  const { multiAz } = props;
  if (isOn(multiAz) || belongsToOther(props)) return [];
  if (isUnknown(multiAz)) return [undecided("multiAz")];
  if (isUnknown(props.engine)) return [undecided("engine")];
  return [violation(`${describeSwitch("multiAz", multiAz, "the database then runs in one zone")}.`)];
}

const belongsToOther = (props: Fields): boolean =>
  BELONGS_TO.some((property) => !isAbsent(props[property])) ||
  wordOf(props.engine)?.startsWith("aurora") === true;
