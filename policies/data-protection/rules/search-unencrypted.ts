import type { ResourceRule } from "../../rule";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const UNENCRYPTED = "AWS then stores indexes and logs unencrypted";

const TABLE: readonly Requirement[] = [
  {
    types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
    property: "encryptAtRest.enabled",
    leftOutMeans: UNENCRYPTED,
  },
  {
    types: ["aws-native:opensearchservice:Domain"],
    property: "encryptionAtRestOptions.enabled",
    leftOutMeans: UNENCRYPTED,
  },
];

/** OpenSearch and Elasticsearch domains. Serverless collections are always encrypted. */
export const searchUnencrypted: ResourceRule = {
  id: "search-unencrypted",
  title: "OpenSearch domains are encrypted at rest.",
  severity: "high",
  awsDefault: "A domain stores indexes, logs and swap unencrypted unless told otherwise.",
  why: "Call logs and traces hold numbers, names and addresses of callers; snapshots inherit what the domain has.",
  remediation: [
    "Set `encryptAtRest: { enabled: true }`; a domain that stands is changed in place from Elasticsearch 6.7 on.",
  ],
  links: ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html"],
  controls: {
    fsbp: ["Opensearch.1", "ES.1"],
    wellArchitected: ["SEC08-BP02"],
    cdkNag: ["AwsSolutions-OS8"],
    awsguard: ["elasticsearch-encrypted-at-rest"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
