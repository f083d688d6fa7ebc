import type { ResourceRule } from "../../rule";
import { judgePlaces, type PublicPlace, type PublicPlaces } from "../public-places";

const PRIVATE_WHEN_LEFT_OUT: readonly PublicPlace[] = [{ path: "publiclyAccessible" }];
const CONNECTIVITY: readonly PublicPlace[] = [{ path: "publicConnectivity" }];
const PLACES: PublicPlaces = {
  "aws:rds/instance:Instance": PRIVATE_WHEN_LEFT_OUT,
  "aws:rds/clusterInstance:ClusterInstance": PRIVATE_WHEN_LEFT_OUT,
  "aws:neptune/clusterInstance:ClusterInstance": PRIVATE_WHEN_LEFT_OUT,
  "aws:neptunegraph/graph:Graph": CONNECTIVITY,
  "aws:redshift/cluster:Cluster": PRIVATE_WHEN_LEFT_OUT,
  "aws:redshiftserverless/workgroup:Workgroup": PRIVATE_WHEN_LEFT_OUT,
  "aws:timestreaminfluxdb/dbInstance:DbInstance": PRIVATE_WHEN_LEFT_OUT,
  "aws:timestreaminfluxdb/dbCluster:DbCluster": PRIVATE_WHEN_LEFT_OUT,
  "aws:lightsail/database:Database": PRIVATE_WHEN_LEFT_OUT,
  "aws:dms/replicationInstance:ReplicationInstance": PRIVATE_WHEN_LEFT_OUT,
  "aws-native:rds:DbInstance": [
    { path: "publiclyAccessible", leftOutIs: "AWS then makes it public in a VPC with an internet gateway" },
  ],
  "aws-native:rds:DbCluster": PRIVATE_WHEN_LEFT_OUT,
  "aws-native:neptunegraph:Graph": CONNECTIVITY,
  "aws-native:redshift:Cluster": PRIVATE_WHEN_LEFT_OUT,
  "aws-native:redshiftserverless:Workgroup": PRIVATE_WHEN_LEFT_OUT,
  "aws-native:timestream:InfluxDbInstance": PRIVATE_WHEN_LEFT_OUT,
  "aws-native:lightsail:Database": PRIVATE_WHEN_LEFT_OUT,
};

/** Databases with a public address, and the replication instances that copy them. */
export const databasePublic: ResourceRule = {
  id: "database-public",
  title: "Databases have no public address.",
  severity: "critical",
  awsDefault:
    "The provider makes these databases private unless `publiclyAccessible` is true; RDS itself, by CloudFormation, makes one public in a VPC with an internet gateway unless it is false.",
  why: "With a public address, one security group rule or one stolen password is all that protects the data.",
  remediation: [
    "Set `publiclyAccessible` to false (a graph's `publicConnectivity`), and use private subnets.",
    "Let people in by Session Manager port forwarding or a VPN.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding",
  ],
  controls: {
    fsbp: ["RDS.2", "Redshift.1", "RedshiftServerless.3", "DMS.1"],
    cis: ["2.3.3"],
    wellArchitected: ["SEC05-BP01"],
    cdkNag: ["AwsSolutions-RS8"],
    awsguard: ["rds-instance-public-access", "redshift-cluster-public-access"],
  },
  types: Object.keys(PLACES),
  judge: (resource) => judgePlaces(resource, PLACES),
};
