import { tableCases } from "../table-cases";

const row = (type: string) => ({
  type,
  bad: { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } },
  says: "`encryptionInfo.encryptionInTransit.clientBroker` is not one of tls.",
  good: { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } } },
  decides: "encryptionInfo",
});
const type = "aws:msk/cluster:Cluster";

export default tableCases([row(type), row("aws-native:msk:Cluster")], {
  violating: [
    {
      title: "plain text among brokers",
      given: { type, props: { encryptionInfo: { encryptionInTransit: { inCluster: false } } } },
      says: "`encryptionInfo.encryptionInTransit.inCluster` is false.",
    },
  ],
  clean: [{ title: "nothing said", given: { type, props: { kafkaVersion: "3.9.x" } } }],
});
