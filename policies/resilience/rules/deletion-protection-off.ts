import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { valueInPairs } from "../../vocabulary/pairs";
import { placeOf } from "../../vocabulary/places";
import { each, isNative, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { describeSwitch, isAbsent, isOn, isUnknown, wordOf } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

const NATIVE_ATTRIBUTE = "deletion_protection.enabled";

/** The switch of each type that makes AWS refuse to delete it. All are off where left out. */
const SWITCHES: Readonly<Record<string, string>> = {
  ...each(LOAD_BALANCER_TYPES, "enableDeletionProtection"),
  "aws:rds/instance:Instance": "deletionProtection",
  "aws:rds/cluster:Cluster": "deletionProtection",
  "aws:rds/globalCluster:GlobalCluster": "deletionProtection",
  "aws:docdb/cluster:Cluster": "deletionProtection",
  "aws:docdb/globalCluster:GlobalCluster": "deletionProtection",
  "aws:neptune/cluster:Cluster": "deletionProtection",
  "aws:neptune/globalCluster:GlobalCluster": "deletionProtection",
  "aws:dsql/cluster:Cluster": "deletionProtectionEnabled",
  "aws:dynamodb/table:Table": "deletionProtectionEnabled",
  "aws:cognito/userPool:UserPool": "deletionProtection",
  "aws:eks/cluster:Cluster": "deletionProtection",
  "aws:networkfirewall/firewall:Firewall": "deleteProtection",
  "aws-native:rds:GlobalCluster": "deletionProtection",
  "aws-native:docdb:GlobalCluster": "deletionProtection",
  "aws-native:neptune:GlobalCluster": "deletionProtection",
  "aws-native:dsql:Cluster": "deletionProtectionEnabled",
  "aws-native:eks:Cluster": "deletionProtection",
  "aws-native:networkfirewall:Firewall": "deleteProtection",
  "aws-native:rds:DbInstance": "deletionProtection",
  "aws-native:rds:DbCluster": "deletionProtection",
  "aws-native:docdb:DbCluster": "deletionProtection",
  "aws-native:neptune:DbCluster": "deletionProtection",
  "aws-native:dynamodb:Table": "deletionProtectionEnabled",
  "aws-native:cognito:UserPool": "deletionProtection",
};

/** What AWS itself can refuse to delete. */
export const deletionProtectionOff: ResourceRule = {
  id: "deletion-protection-off",
  title: "Load balancers, databases, user pools, clusters and firewalls refuse to be deleted.",
  severity: "high",
  awsDefault:
    "Deletion protection is off: a delete call, or an update that replaces the resource, deletes it at once.",
  why: "A load balancer takes its addresses with it and a database its data; AWS's own protection holds against every tool, not only against Pulumi.",
  remediation: [
    "Turn the protection on, and off again in an update of its own before a deletion that is meant.",
    "Where nothing is lost, as in a development environment, tag the resource `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  ],
  controls: {
    fsbp: ["ELB.6", "RDS.7", "RDS.8", "DocumentDB.5", "Neptune.4", "DynamoDB.6", "NetworkFirewall.9"],
    cdkNag: ["AwsSolutions-RDS10"],
    awsguard: ["elb-deletion-protection-enabled"],
  },
  types: Object.keys(SWITCHES),
  judge: (resource) => unlessDisposable(resource, unlessProtectedByCluster(resource, protection(resource))),
};

/** An instance of Aurora has no protection of its own: its cluster has. */
function unlessProtectedByCluster({ type, props }: Resource, findings: Finding[]): Finding[] {
  if (!/:(rds\/instance:Instance|rds:DbInstance)$/.test(type)) return findings;
  if (wordOf(props.engine)?.startsWith("aurora") || !isAbsent(props.dbClusterIdentifier)) return [];
  return findings.length > 0 && isUnknown(props.engine) ? [undecided("engine")] : findings;
}

function protection({ type, props }: Resource): Finding[] {
  if (isNative(type) && LOAD_BALANCER_TYPES.includes(type))
    return nativeAttribute(props.loadBalancerAttributes);
  const { property, value } = placeOf(props, SWITCHES[type] ?? "");
  if (isUnknown(value)) return [undecided(property)];
  if (isOn(value) || wordOf(value) === "active") return [];
  return [violation(`${describeProtection(property, value)}.`)];
}

const describeProtection = (property: string, value: unknown): string =>
  wordOf(value) === "inactive"
    ? `\`${property}\` is INACTIVE`
    : describeSwitch(property, value, "AWS then deletes it when asked");

/** The native form lists attributes as pairs of texts. */
function nativeAttribute(attributes: unknown): Finding[] {
  const value = valueInPairs(attributes, NATIVE_ATTRIBUTE);
  if (isOn(value)) return [];
  if (isUnknown(value)) return [undecided("loadBalancerAttributes")];
  return [violation(`\`loadBalancerAttributes\` does not set ${NATIVE_ATTRIBUTE} to true.`)];
}
