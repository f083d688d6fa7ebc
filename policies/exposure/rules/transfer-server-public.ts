import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isAbsent, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";

/** Servers of the Transfer Family: SFTP, FTPS, FTP and AS2. */
export const transferServerPublic: ResourceRule = {
  id: "transfer-server-public",
  title: "Transfer Family servers have an endpoint inside a VPC only.",
  severity: "high",
  awsDefault: "A server has a public endpoint unless `endpointType` is `VPC`.",
  why: "A public file server is tried with stolen passwords all day long, and no security group protects it.",
  remediation: [
    "Set `endpointType` to `VPC` with private subnets and a security group, and no `addressAllocationIds`.",
  ],
  links: ["https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["aws:transfer/server:Server", "aws-native:transfer:Server"],
  judge({ props }): Finding[] {
    const { endpointType } = props;
    if (isUnknown(endpointType)) return [undecided("endpointType")];
    if (isAbsent(endpointType))
      return [violation("`endpointType` is left out, and AWS then makes it public.")];
    if (wordOf(endpointType) === "public") return [violation("`endpointType` is `PUBLIC`.")];
    return valuesAt(props, "endpointDetails.addressAllocationIds").flatMap(({ property, value }) => {
      if (isUnknown(value)) return [undecided(property)];
      return itemsOf(value).length > 0
        ? [violation(`\`${property}\` gives the server public addresses.`)]
        : [];
    });
  },
};
