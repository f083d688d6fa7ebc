import { type Case, type RuleCases, UNKNOWN } from "../cases";

const machines: [property: string, previous: string, types: string[]][] = [
  [
    "instanceType",
    "m4.large",
    [
      "aws:ec2/instance:Instance",
      "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      "aws:ec2/launchTemplate:LaunchTemplate",
      "aws:ec2/launchConfiguration:LaunchConfiguration",
      "aws-native:ec2:Instance",
      "aws-native:autoscaling:LaunchConfiguration",
    ],
  ],
  [
    "instanceClass",
    "db.m4.large",
    [
      "aws:rds/instance:Instance",
      "aws:rds/clusterInstance:ClusterInstance",
      "aws:docdb/clusterInstance:ClusterInstance",
      "aws:neptune/clusterInstance:ClusterInstance",
    ],
  ],
  ["dbInstanceClass", "db.m4.large", ["aws-native:rds:DbInstance", "aws-native:neptune:DbInstance"]],
  [
    "cacheNodeType",
    "cache.m4.large",
    ["aws-native:elasticache:CacheCluster", "aws-native:elasticache:ReplicationGroup"],
  ],
  [
    "nodeType",
    "cache.m4.large",
    ["aws:elasticache/cluster:Cluster", "aws:elasticache/replicationGroup:ReplicationGroup"],
  ],
];
const instance = (instanceType: unknown) => ({ type: "aws:ec2/instance:Instance", props: { instanceType } });

export default {
  violating: [
    ...machines.flatMap(([property, previous, types]) =>
      types.map(
        (type): Case => ({
          title: type,
          given: { type, props: { [property]: previous } },
          says: `\`${property}\` is ${previous}, of a previous generation; take m7i or m7g.`,
        }),
      ),
    ),
    {
      title: "a native launch template",
      given: {
        type: "aws-native:ec2:LaunchTemplate",
        props: { launchTemplateData: { instanceType: "t2.micro" } },
      },
      says: "`launchTemplateData.instanceType` is t2.micro, of a previous generation; take t3 or t4g.",
    },
  ],
  clean: [
    { title: "t3.medium", given: instance("t3.medium") },
    { title: "m7i.large", given: instance("m7i.large") },
    { title: "nothing said", given: instance(undefined) },
  ],
  unknown: [{ title: "an unknown type", given: instance(UNKNOWN), says: "instanceType" }],
} satisfies RuleCases;
