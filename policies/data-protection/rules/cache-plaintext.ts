import type { ResourceRule } from "../../rule";
import { isAbsent } from "../../vocabulary/values";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const PLAINTEXT = "the cache then speaks without TLS";
const GROUPS = [
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws-native:elasticache:ReplicationGroup",
];

const TABLE: readonly Requirement[] = [
  {
    types: GROUPS,
    property: "transitEncryptionEnabled",
    leftOutMeans: PLAINTEXT,
    unless: ({ globalReplicationGroupId }) => !isAbsent(globalReplicationGroupId),
  },
  { types: GROUPS, property: "transitEncryptionMode", words: ["required"] },
  {
    types: ["aws:elasticache/cluster:Cluster"],
    property: "transitEncryptionEnabled",
    leftOutMeans: PLAINTEXT,
    unless: ({ replicationGroupId }) => !isAbsent(replicationGroupId),
  },
  {
    types: ["aws-native:elasticache:CacheCluster"],
    property: "transitEncryptionEnabled",
    leftOutMeans: PLAINTEXT,
  },
  {
    types: ["aws:dax/cluster:Cluster", "aws-native:dax:Cluster"],
    property: "clusterEndpointEncryptionType",
    words: ["tls"],
    leftOutMeans: PLAINTEXT,
  },
];

/** ElastiCache and DAX. Serverless caches always speak TLS. */
export const cachePlaintext: ResourceRule = {
  id: "cache-plaintext",
  title: "Caches speak TLS only.",
  severity: "medium",
  awsDefault: "ElastiCache nodes and DAX speak without TLS unless told otherwise.",
  why: "Sessions, tokens and the password of the cache itself cross the network in the clear.",
  remediation: [
    'Set `transitEncryptionEnabled: true` and, once all clients speak TLS, `transitEncryptionMode: "required"`.',
    'For DAX set `clusterEndpointEncryptionType: "TLS"`; a single Redis node has no TLS, a replication group of one node has.',
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html",
  ],
  controls: {
    fsbp: ["ElastiCache.5", "DynamoDB.7"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-AEC3"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
