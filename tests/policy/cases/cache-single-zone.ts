import { disposableTag } from "../../../policies/constants";
import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const good = mutants({
  type: "aws:elasticache/replicationGroup:ReplicationGroup",
  props: { automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: 2 },
});

export default {
  violating: [
    {
      title: "no failover",
      given: good({ automaticFailoverEnabled: undefined }),
      says: "`automaticFailoverEnabled` is left out, and then no replica takes over.",
    },
    { title: "one zone", given: good({ multiAzEnabled: false }), says: "`multiAzEnabled` is false." },
    {
      title: "one node",
      given: good({ numCacheClusters: undefined }),
      says: "`numCacheClusters` is left out, which means 1 nodes, less than 2 nodes.",
    },
    {
      title: "shards without replicas",
      given: good({ numCacheClusters: undefined, numNodeGroups: 3 }),
      says: "`replicasPerNodeGroup` is left out, which means 0 nodes, less than 1 nodes.",
    },
    {
      title: "a native group in one zone",
      given: good({ multiAzEnabled: undefined }, "aws-native:elasticache:ReplicationGroup"),
      says: "`multiAzEnabled` is left out, and then replicas may share a zone with their primary.",
    },
  ],
  clean: [
    { title: "two nodes", given: good({}) },
    {
      title: "shards with replicas",
      given: good({ numCacheClusters: undefined, numNodeGroups: 2, replicasPerNodeGroup: 1 }),
    },
    {
      title: "one shard with a replica",
      given: good({ numCacheClusters: undefined, replicasPerNodeGroup: 1 }),
    },
    {
      title: "a member of a global group",
      given: good({ numCacheClusters: undefined, globalReplicationGroupId: "g" }),
    },
    { title: "one that may be lost", given: good({ multiAzEnabled: false, tagsAll: disposableTag }) },
  ],
  unknown: [
    { title: "an unknown switch", given: good({ multiAzEnabled: UNKNOWN_BOOLEAN }), says: "multiAzEnabled" },
    { title: "an unknown number", given: good({ numCacheClusters: UNKNOWN }), says: "numCacheClusters" },
  ],
} satisfies RuleCases;
