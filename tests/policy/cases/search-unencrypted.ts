import { tableCases } from "../table-cases";

const row = (type: string, property: string) => ({
  type,
  bad: {},
  says: `\`${property}.enabled\` is left out, and AWS then stores indexes and logs unencrypted.`,
  good: { [property]: { enabled: true } },
  decides: property,
});

export default tableCases(
  [
    row("aws:opensearch/domain:Domain", "encryptAtRest"),
    row("aws:elasticsearch/domain:Domain", "encryptAtRest"),
    row("aws-native:opensearchservice:Domain", "encryptionAtRestOptions"),
  ],
  {
    violating: [
      {
        title: "turned off",
        given: { type: "aws:opensearch/domain:Domain", props: { encryptAtRest: { enabled: false } } },
        says: "`encryptAtRest.enabled` is false.",
      },
    ],
  },
);
