import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, itemsOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";

/** Search domains. Inside a VPC an open access policy is usual: there the security group says who. */
export const searchDomainPublic: ResourceRule = {
  id: "search-domain-public",
  title: "Search domains stand inside a VPC.",
  severity: "critical",
  awsDefault: "Without `vpcOptions` a domain has a public endpoint, and it can never be moved into a VPC.",
  why: "A public domain is protected by its access policy alone; open ones are found and copied within hours.",
  remediation: [
    "Give `vpcOptions` with private subnets and a security group; a domain that exists must be replaced.",
  ],
  links: ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html"],
  controls: {
    fsbp: ["Opensearch.2", "ES.2"],
    wellArchitected: ["SEC05-BP01"],
    cdkNag: ["AwsSolutions-OS1"],
    awsguard: ["elasticsearch-in-vpc-only"],
  },
  types: [
    "aws:opensearch/domain:Domain",
    "aws:elasticsearch/domain:Domain",
    "aws-native:opensearchservice:Domain",
  ],
  judge: ({ props }): Finding[] =>
    valuesAt(props, "vpcOptions.subnetIds").flatMap(({ property, value }) => {
      if (isUnknown(value)) return property === "vpcOptions" ? [undecided(property)] : [];
      if (itemsOf(value).length > 0) return [];
      return [violation("`vpcOptions` names no subnets, and AWS then gives the domain a public endpoint.")];
    }),
};
