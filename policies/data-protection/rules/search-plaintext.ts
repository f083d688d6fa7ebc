import type { ResourceRule } from "../../rule";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const CLASSIC = ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"];
const NATIVE = ["aws-native:opensearchservice:Domain"];
const HTTP = "the domain then takes HTTP";
const PLAINTEXT = "nodes then speak with each other in the clear";

const TABLE: readonly Requirement[] = [
  { types: [...CLASSIC, ...NATIVE], property: "domainEndpointOptions.enforceHttps", leftOutMeans: HTTP },
  { types: CLASSIC, property: "nodeToNodeEncryption.enabled", leftOutMeans: PLAINTEXT },
  { types: NATIVE, property: "nodeToNodeEncryptionOptions.enabled", leftOutMeans: PLAINTEXT },
];

/** OpenSearch and Elasticsearch domains. */
export const searchPlaintext: ResourceRule = {
  id: "search-plaintext",
  title: "OpenSearch domains speak TLS with clients and among nodes.",
  severity: "medium",
  awsDefault: "A domain takes HTTP beside HTTPS, and its nodes speak without TLS, unless told otherwise.",
  why: "Queries, results and passwords cross the network in the clear.",
  remediation: [
    "Set `domainEndpointOptions: { enforceHttps: true }`.",
    "Set `nodeToNodeEncryption: { enabled: true }`; it cannot be turned off again.",
  ],
  links: ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html"],
  controls: {
    fsbp: ["Opensearch.3", "ES.3"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-OS2"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
