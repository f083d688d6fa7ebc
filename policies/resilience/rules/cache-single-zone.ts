import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { describeSwitch, type Fields, isAbsent, isOn, isUnknown } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

/** ElastiCache groups with a replica that takes over. */
export const cacheSingleZone: ResourceRule = {
  id: "cache-single-zone",
  title: "ElastiCache replication groups fail over to a replica in another Availability Zone.",
  severity: "medium",
  awsDefault: "A group has one node, and neither fails over nor spreads over zones, unless told to.",
  why: "When the node fails its data is gone, and what depends on the cache stands still until a new one is filled.",
  remediation: [
    "Set `automaticFailoverEnabled: true` and `multiAzEnabled: true`.",
    "Set `numCacheClusters` to 2 or more, or `replicasPerNodeGroup` to 1 or more.",
    "Where the data is no loss, tag the group `voip-cells:lifetime: disposable`.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html"],
  controls: {
    fsbp: ["ElastiCache.3"],
    wellArchitected: ["REL10-BP01"],
    cdkNag: ["AwsSolutions-AEC4"],
  },
  types: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws-native:elasticache:ReplicationGroup"],
  judge: (resource) => unlessDisposable(resource, failover(resource.props)),
};

const failover = (props: Fields): Finding[] => [
  ...mustBeOn(props, "automaticFailoverEnabled", "no replica takes over"),
  ...mustBeOn(props, "multiAzEnabled", "replicas may share a zone with their primary"),
  ...enoughNodes(props),
];

function mustBeOn(props: Fields, property: string, leftOutMeans: string): Finding[] {
  const value = props[property];
  if (isUnknown(value)) return [undecided(property)];
  return isOn(value) ? [] : [violation(`${describeSwitch(property, value, `then ${leftOutMeans}`)}.`)];
}

/** A group copied from another Region, or one in shards, does not count its nodes in one number. */
function enoughNodes(props: Fields): Finding[] {
  if (!isAbsent(props.globalReplicationGroupId)) return [];
  const sharded = !isAbsent(props.replicasPerNodeGroup) || !isAbsent(props.numNodeGroups);
  return sharded
    ? atLeast(numberOf("replicasPerNodeGroup", props.replicasPerNodeGroup, 0), 1)
    : atLeast(numberOf("numCacheClusters", props.numCacheClusters, 1), 2);
}

const numberOf = (property: string, value: unknown, leftOut: number) => ({
  property,
  value,
  leftOut,
  unit: "nodes",
});
