import { type FunctionTable, flag, text } from "../../model/table";
import { filters, matching, onlyOne, tagFilter, tagsOf } from "./lookup";

const filterNames = {
  "vpc-id": "id",
  cidr: "cidrBlock",
  "cidr-block-association.cidr-block": "cidrBlock",
  "dhcp-options-id": "dhcpOptionsId",
  "owner-id": "ownerId",
};

/** The account has no default VPC. Without criteria it works only when there is exactly one VPC. */
export const getVpc: FunctionTable = {
  token: "aws:ec2/getVpc:getVpc",
  service: "EC2",
  operation: "DescribeVpcs",
  scope: "regional",
  args: {
    cidrBlock: text({ computed: true }),
    default: flag({ computed: true }),
    dhcpOptionsId: text({ computed: true }),
    filters: filters(),
    id: text({ computed: true }),
    state: text({ computed: true }),
    tags: tagFilter(),
  },
  call: (c) => {
    const wanted = Object.entries({
      id: c.inputs.text("id"),
      cidrBlock: c.inputs.text("cidrBlock"),
      dhcpOptionsId: c.inputs.text("dhcpOptionsId"),
    }).filter(([, value]) => value !== undefined);
    const none = c.inputs.flag("default") === true || (c.inputs.text("state") ?? "available") !== "available";
    const found = none ? [] : c.cloud.find("aws:ec2/vpc:Vpc", Object.fromEntries(wanted) as never);
    const { id, outputs } = onlyOne(matching(found, c.inputs, filterNames), "EC2 VPC");
    const { arn, cidrBlock, dhcpOptionsId, enableDnsHostnames, enableDnsSupport } = outputs;
    return {
      id,
      arn: arn ?? "",
      cidrBlock: cidrBlock ?? "",
      cidrBlockAssociations: [
        {
          associationId: id.replace("vpc-", "vpc-cidr-assoc-"),
          cidrBlock: cidrBlock ?? "",
          state: "associated",
        },
      ],
      default: false,
      dhcpOptionsId: dhcpOptionsId ?? "",
      enableDnsHostnames: enableDnsHostnames ?? false,
      enableDnsSupport: enableDnsSupport ?? true,
      enableNetworkAddressUsageMetrics: outputs.enableNetworkAddressUsageMetrics ?? false,
      instanceTenancy: outputs.instanceTenancy ?? "default",
      ipv6AssociationId: outputs.ipv6AssociationId ?? "",
      ipv6CidrBlock: outputs.ipv6CidrBlock ?? "",
      mainRouteTableId: outputs.mainRouteTableId ?? "",
      ownerId: outputs.ownerId ?? c.account,
      state: "available",
      tags: tagsOf({ outputs }),
    };
  },
};
