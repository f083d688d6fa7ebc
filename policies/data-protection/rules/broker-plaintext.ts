import type { ResourceRule } from "../../rule";
import { judgeRequirements, type Requirement } from "../requirements";

const types = ["aws:msk/cluster:Cluster", "aws-native:msk:Cluster"];
const TABLE: readonly Requirement[] = [
  { types, property: "encryptionInfo.encryptionInTransit.clientBroker", words: ["tls"] },
  { types, property: "encryptionInfo.encryptionInTransit.inCluster" },
];

/** Kafka clusters of MSK. Serverless ones, and brokers of Amazon MQ, speak TLS only. */
export const brokerPlaintext: ResourceRule = {
  id: "broker-plaintext",
  title: "Kafka brokers speak TLS only, with clients and among themselves.",
  severity: "high",
  awsDefault: "MSK speaks TLS only, both ways, unless plain text is asked for.",
  why: "Events with numbers and names of callers cross the network in the clear.",
  remediation: ['Set `clientBroker: "TLS"` and leave `inCluster` out; move clients to port 9094 first.'],
  links: ["https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html"],
  controls: {
    fsbp: ["MSK.1"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-MSK2", "AwsSolutions-MSK3"],
  },
  types,
  judge: (resource) => judgeRequirements(TABLE, resource),
};
