import type { ResourceRule } from "../../rule";
import { judgePlaces, type PublicPlaces } from "../public-places";

const KAFKA = [
  { path: "brokerNodeGroupInfo.connectivityInfo.publicAccess.type", privateWords: ["disabled"] },
] as const;
const PLACES: PublicPlaces = {
  "aws:mq/broker:Broker": [{ path: "publiclyAccessible" }],
  "aws:msk/cluster:Cluster": KAFKA,
  "aws-native:msk:Cluster": KAFKA,
};

/** Message brokers with public addresses: Amazon MQ and MSK. */
export const brokerPublic: ResourceRule = {
  id: "broker-public",
  title: "Message brokers have no public address.",
  severity: "high",
  awsDefault: "A broker is private unless public access is turned on.",
  why: "With a public address, one stolen password or certificate is all that protects the messages.",
  remediation: [
    "Leave public access out, and use private subnets.",
    "Let other networks in by VPC peering, Transit Gateway or MSK multi-VPC connectivity.",
  ],
  links: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html#prefer-brokers-without-public-accessibility",
  ],
  controls: { fsbp: ["MSK.4"], wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(PLACES),
  judge: (resource) => judgePlaces(resource, PLACES),
};
