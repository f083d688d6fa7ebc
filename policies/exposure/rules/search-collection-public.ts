import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { fromJson, isOn, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";

/** Network policies of OpenSearch Serverless, whose text is a list of rule sets. */
export const searchCollectionPublic: ResourceRule = {
  id: "search-collection-public",
  title: "Serverless search collections are reached from a VPC only.",
  severity: "high",
  awsDefault:
    "A collection is reached as its network policy says; consoles and examples write `AllowFromPublic`.",
  why: "A public collection is protected by its data access policy alone.",
  remediation: ["Set `AllowFromPublic` to false and name VPC endpoints in `SourceVPCEs`."],
  links: ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: [
    "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
    "aws-native:opensearchserverless:SecurityPolicy",
  ],
  judge({ props: { type, policy } }): Finding[] {
    if (!isUnknown(type) && wordOf(type) !== "network") return [];
    if (isUnknown(policy)) return [undecided("policy")];
    const open = itemsOf(fromJson(policy)).some((rules) =>
      valuesAt(rules, "AllowFromPublic").some(({ value }) => isOn(value)),
    );
    if (!open) return [];
    return [isUnknown(type) ? undecided("type") : violation("`policy` says `AllowFromPublic`.")];
  },
};
