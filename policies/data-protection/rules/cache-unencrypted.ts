import { type ResourceRule, undecided } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

/** Valkey is encrypted when nothing is said; a member of a global datastore is as its primary. */
function isEncryptedByItself(props: Fields) {
  if (!isAbsent(props.globalReplicationGroupId)) return true;
  if (!isAbsent(props.atRestEncryptionEnabled)) return false;
  return isUnknown(props.engine) ? undecided("engine") : wordOf(props.engine) === "valkey";
}

const TABLE: readonly Requirement[] = [
  {
    types: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws-native:elasticache:ReplicationGroup"],
    property: "atRestEncryptionEnabled",
    leftOutMeans: "AWS then writes backups and swap of Redis unencrypted",
    unless: isEncryptedByItself,
  },
];

/** ElastiCache for Redis and Valkey. Serverless caches are always encrypted, Memcached nodes write nothing. */
export const cacheUnencrypted: ResourceRule = {
  id: "cache-unencrypted",
  title: "ElastiCache replication groups are encrypted at rest.",
  severity: "medium",
  awsDefault:
    "Redis writes backups, replication files and swap unencrypted unless told otherwise; Valkey encrypts by itself.",
  why: "Sessions and tokens of callers are in the cache, and so in its backups; it cannot be turned on later.",
  remediation: ["Set `atRestEncryptionEnabled: true`, or take the engine `valkey`."],
  links: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html"],
  controls: { fsbp: ["ElastiCache.4"], wellArchitected: ["SEC08-BP02"], cdkNag: ["AwsSolutions-AEC3"] },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
