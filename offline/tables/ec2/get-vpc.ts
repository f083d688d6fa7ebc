import { type FunctionTable, flag, text, type ValueMap } from "../../model/table";
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
    const where = ["id", "cidrBlock", "dhcpOptionsId"].flatMap((name) => {
      const value = c.inputs.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const none = c.inputs.flag("default") === true || (c.inputs.text("state") ?? "available") !== "available";
    const found = none ? [] : c.cloud.find("aws:ec2/vpc:Vpc", Object.fromEntries(where));
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
      ipv6CidrBlockAssociations: ipv6Associations(outputs, c.region),
      ipv6CidrBlock: outputs.ipv6CidrBlock ?? "",
      mainRouteTableId: outputs.mainRouteTableId ?? "",
      ownerId: outputs.ownerId ?? c.account,
      state: "available",
      tags: tagsOf({ outputs }),
    };
  },
};

function ipv6Associations({ ipv6AssociationId, ipv6CidrBlock }: ValueMap, region: string): ValueMap[] {
  if (!ipv6CidrBlock) return [];
  return [
    {
      associationId: ipv6AssociationId ?? "",
      ipv6CidrBlock,
      ipv6Pool: "Amazon",
      ipSource: "amazon",
      ipv6AddressAttribute: "public",
      networkBorderGroup: region,
      state: "associated",
    },
  ];
}
