import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const says =
  "`atRestEncryptionEnabled` is left out, and AWS then writes backups and swap of Redis unencrypted.";
const row = (type: string) => ({
  type,
  bad: { engine: "redis" },
  says,
  good: { engine: "redis", atRestEncryptionEnabled: true },
  decides: "atRestEncryptionEnabled",
});
const type = "aws:elasticache/replicationGroup:ReplicationGroup";

export default tableCases([row(type), row("aws-native:elasticache:ReplicationGroup")], {
  violating: [
    { title: "no engine, which is Redis", given: { type, props: {} }, says },
    {
      title: "Valkey, turned off",
      given: { type, props: { engine: "valkey", atRestEncryptionEnabled: false } },
      says: "`atRestEncryptionEnabled` is false.",
    },
  ],
  clean: [
    { title: "Valkey", given: { type, props: { engine: "valkey" } } },
    { title: "a member of a global datastore", given: { type, props: { globalReplicationGroupId: "g" } } },
  ],
  unknown: [{ title: "an unknown engine", given: { type, props: { engine: UNKNOWN } }, says: "engine" }],
});
