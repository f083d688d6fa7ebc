import { tableCases } from "../table-cases";

const access = (type: unknown) => ({ brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type } } } });

export default tableCases(
  [
    {
      type: "aws:mq/broker:Broker",
      bad: { publiclyAccessible: true },
      says: "`publiclyAccessible` is not `false`.",
      good: { publiclyAccessible: false },
      decides: "publiclyAccessible",
    },
    ...["aws:msk/cluster:Cluster", "aws-native:msk:Cluster"].map((type) => ({
      type,
      bad: access("SERVICE_PROVIDED_EIPS"),
      says: "`brokerNodeGroupInfo.connectivityInfo.publicAccess.type` is not `disabled`.",
      good: access("DISABLED"),
      decides: "brokerNodeGroupInfo",
    })),
  ],
  {
    clean: [
      {
        title: "nothing said",
        given: { type: "aws:msk/cluster:Cluster", props: { brokerNodeGroupInfo: {} } },
      },
    ],
  },
);
