import { type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { successorOf } from "../generations";

/** Where each type names its machine. */
const MACHINES: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "instanceType",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "instanceType",
  "aws:ec2/launchTemplate:LaunchTemplate": "instanceType",
  "aws:ec2/launchConfiguration:LaunchConfiguration": "instanceType",
  "aws:rds/instance:Instance": "instanceClass",
  "aws:rds/clusterInstance:ClusterInstance": "instanceClass",
  "aws:docdb/clusterInstance:ClusterInstance": "instanceClass",
  "aws:neptune/clusterInstance:ClusterInstance": "instanceClass",
  "aws:elasticache/cluster:Cluster": "nodeType",
  "aws:elasticache/replicationGroup:ReplicationGroup": "nodeType",
  "aws-native:ec2:Instance": "instanceType",
  "aws-native:autoscaling:LaunchConfiguration": "instanceType",
  "aws-native:rds:DbInstance": "dbInstanceClass",
  "aws-native:neptune:DbInstance": "dbInstanceClass",
  "aws-native:elasticache:CacheCluster": "cacheNodeType",
  "aws-native:elasticache:ReplicationGroup": "cacheNodeType",
  "aws-native:ec2:LaunchTemplate": "launchTemplateData.instanceType",
};

/** Machines of a generation that has a successor. */
export const instanceGenerationPrevious: ResourceRule = {
  id: "instance-generation-previous",
  title: "Machines are of a current generation.",
  severity: "low",
  level: "advisory",
  awsDefault: "AWS takes any type that the Region still has.",
  why: "The successor does more for less money, and runs on Nitro; the old ones run out in one zone after the other.",
  remediation: [
    "Take the family that the finding names.",
    "Try it in one environment first: network and disk devices have other names on Nitro machines.",
  ],
  links: [
    "https://aws.amazon.com/ec2/previous-generation/",
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html",
  ],
  controls: { wellArchitected: ["PERF02-BP02"] },
  types: Object.keys(MACHINES),
  judge({ type, props }) {
    const { property, value } = placeOf(props, MACHINES[type] ?? "");
    if (isUnknown(value)) return [undecided(property)];
    const successor = successorOf(wordOf(value) ?? "");
    return successor
      ? [violation(`\`${property}\` is ${wordOf(value)}, of a previous generation; take ${successor}.`)]
      : [];
  },
};
