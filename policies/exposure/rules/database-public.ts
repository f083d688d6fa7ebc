import { type ResourceRule, undecided, violation } from "../../rule";
import { isAbsent, isOff, isUnknown } from "../../values";

/** Databases that are private when nothing is said. */
const PRIVATE_BY_DEFAULT = [
  "aws:rds/instance:Instance",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/workgroup:Workgroup",
  "aws:lightsail/database:Database",
];

/** Databases with a public address. */
export const databasePublic: ResourceRule = {
  id: "database-public",
  title: "Databases have no public address.",
  severity: "critical",
  awsDefault: "The provider makes these databases private unless `publiclyAccessible` is true.",
  why: "With a public address, one security group rule or one stolen password is all that protects the data.",
  remediation: [
    "Leave `publiclyAccessible` out or set it to false, and use private subnets.",
    "Let people in by Session Manager port forwarding or a VPN.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding",
  ],
  controls: {},
  types: PRIVATE_BY_DEFAULT,
  judge({ props: { publiclyAccessible } }) {
    if (isUnknown(publiclyAccessible)) return [undecided("publiclyAccessible")];
    if (isAbsent(publiclyAccessible) || isOff(publiclyAccessible)) return [];
    return [violation("`publiclyAccessible` is not false.")];
  },
};
