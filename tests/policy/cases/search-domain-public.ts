import { UNKNOWN_LIST } from "../cases";
import { tableCases } from "../table-cases";

const says = "`vpcOptions` names no subnets, and AWS then gives the domain a public endpoint.";
const TYPE = "aws:opensearch/domain:Domain";

export default tableCases(
  [TYPE, "aws:elasticsearch/domain:Domain", "aws-native:opensearchservice:Domain"].map((type) => ({
    type,
    bad: { domainName: "calls" },
    says,
    good: { domainName: "calls", vpcOptions: { subnetIds: ["subnet-1"] } },
    decides: "vpcOptions",
  })),
  {
    violating: [
      { title: "no subnets", given: { type: TYPE, props: { vpcOptions: { subnetIds: [] } } }, says },
    ],
    clean: [
      {
        title: "subnets that are not known yet",
        given: { type: TYPE, props: { vpcOptions: { subnetIds: UNKNOWN_LIST } } },
      },
    ],
  },
);
