import { tableCases } from "../table-cases";

const leftOut = (property: string) => `\`${property}\` is left out, and the cache then speaks without TLS.`;
const group = "aws:elasticache/replicationGroup:ReplicationGroup";
const elasticache = (type: string) => ({
  type,
  bad: { engine: "valkey" },
  says: leftOut("transitEncryptionEnabled"),
  good: { engine: "valkey", transitEncryptionEnabled: true },
  decides: "transitEncryptionEnabled",
});
const dax = (type: string) => ({
  type,
  bad: { nodeType: "dax.t3.small" },
  says: leftOut("clusterEndpointEncryptionType"),
  good: { clusterEndpointEncryptionType: "TLS" },
  decides: "clusterEndpointEncryptionType",
});

export default tableCases(
  [
    elasticache(group),
    elasticache("aws-native:elasticache:ReplicationGroup"),
    elasticache("aws:elasticache/cluster:Cluster"),
    elasticache("aws-native:elasticache:CacheCluster"),
    dax("aws:dax/cluster:Cluster"),
    dax("aws-native:dax:Cluster"),
  ],
  {
    violating: [
      {
        title: "TLS for those who like",
        given: { type: group, props: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" } },
        says: "`transitEncryptionMode` is not one of required.",
      },
    ],
    clean: [
      {
        title: "TLS for all",
        given: {
          type: group,
          props: { transitEncryptionEnabled: "true", transitEncryptionMode: "required" },
        },
      },
      {
        title: "a node of a replication group",
        given: { type: "aws:elasticache/cluster:Cluster", props: { replicationGroupId: "g" } },
      },
      {
        title: "a member of a global datastore",
        given: { type: group, props: { globalReplicationGroupId: "g" } },
      },
    ],
  },
);
