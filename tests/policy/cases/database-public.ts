import { type Case, mutants, type RuleCases, UNKNOWN_BOOLEAN } from "../cases";

const says = "`publiclyAccessible` is not `false`.";
const good = mutants({
  type: "aws:rds/instance:Instance",
  props: { engine: "postgres", publiclyAccessible: false },
});
const types = [
  "aws:rds/instance:Instance",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/workgroup:Workgroup",
  "aws:timestreaminfluxdb/dbInstance:DbInstance",
  "aws:timestreaminfluxdb/dbCluster:DbCluster",
  "aws:lightsail/database:Database",
  "aws:dms/replicationInstance:ReplicationInstance",
  "aws-native:rds:DbInstance",
  "aws-native:rds:DbCluster",
  "aws-native:redshift:Cluster",
  "aws-native:redshiftserverless:Workgroup",
  "aws-native:timestream:InfluxDbInstance",
  "aws-native:lightsail:Database",
];
const graphs = ["aws:neptunegraph/graph:Graph", "aws-native:neptunegraph:Graph"];

export default {
  violating: [
    ...types.map((type): Case => ({ title: type, given: good({ publiclyAccessible: true }, type), says })),
    ...graphs.map(
      (type): Case => ({
        title: type,
        given: { type, props: { publicConnectivity: true } },
        says: "`publicConnectivity` is not `false`.",
      }),
    ),
    {
      title: "RDS by CloudFormation with nothing said",
      given: { type: "aws-native:rds:DbInstance", props: { engine: "postgres" } },
      says: "`publiclyAccessible` is left out, and AWS then makes it public in a VPC with an internet gateway.",
    },
    { title: '"true"', given: good({ publiclyAccessible: "true" }), says },
    { title: "1", given: good({ publiclyAccessible: 1 }), says },
  ],
  clean: [
    { title: "false", given: good({}) },
    { title: '"false"', given: good({ publiclyAccessible: "false" }) },
    { title: "nothing said", given: good({ publiclyAccessible: undefined }) },
  ],
  unknown: [
    {
      title: "an unknown one",
      given: good({ publiclyAccessible: UNKNOWN_BOOLEAN }),
      says: "publiclyAccessible",
    },
  ],
} satisfies RuleCases;
