import { type RuleCases, UNKNOWN } from "../cases";

const HTTP = "`domainEndpointOptions.enforceHttps` is left out, and the domain then takes HTTP.";
const nodes = (property: string) =>
  `\`${property}.enabled\` is left out, and nodes then speak with each other in the clear.`;
const native = "aws-native:opensearchservice:Domain";
const type = "aws:opensearch/domain:Domain";
const good = { domainEndpointOptions: { enforceHttps: true }, nodeToNodeEncryption: { enabled: true } };

export default {
  violating: [
    ...[type, "aws:elasticsearch/domain:Domain"].map((each) => ({
      title: each,
      given: { type: each, props: { domainName: "logs" } },
      says: [HTTP, nodes("nodeToNodeEncryption")],
    })),
    {
      title: native,
      given: { type: native, props: { domainName: "logs" } },
      says: [HTTP, nodes("nodeToNodeEncryptionOptions")],
    },
    {
      title: "HTTP",
      given: { type, props: { ...good, domainEndpointOptions: { enforceHttps: false } } },
      says: "`domainEndpointOptions.enforceHttps` is false.",
    },
  ],
  clean: [{ title: "TLS", given: { type, props: good } }],
  unknown: [
    {
      title: "unknown nodes",
      given: { type, props: { ...good, nodeToNodeEncryption: UNKNOWN } },
      says: "nodeToNodeEncryption",
    },
  ],
} satisfies RuleCases;
