import {
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  tags,
  text,
} from "../../model/table";

export const vpc: ResourceTable = {
  token: "aws:ec2/vpc:Vpc",
  service: "EC2",
  title: "EC2 VPC",
  operations: { update: "ModifyVpcAttribute" },
  scope: "regional",
  inputs: {
    cidrBlock: text({
      forceNew,
      computed: true,
      format: "ipv4-network",
      conflictsWith: ["ipv4NetmaskLength"],
      check: (value) => prefixOutside(value, 16, 28),
    }),
    ipv4IpamPoolId: text({ forceNew }),
    ipv4NetmaskLength: integer({ forceNew, min: 16, max: 28, requires: ["ipv4IpamPoolId"] }),
    assignGeneratedIpv6CidrBlock: flag({
      default: false,
      conflictsWith: ["ipv6IpamPoolId", "ipv6CidrBlock"],
    }),
    ipv6CidrBlock: text({ computed: true, format: "ipv6-network", requires: ["ipv6IpamPoolId"] }),
    ipv6CidrBlockNetworkBorderGroup: text({ computed: true, requires: ["assignGeneratedIpv6CidrBlock"] }),
    ipv6IpamPoolId: text(),
    ipv6NetmaskLength: integer({ oneOf: [44, 48, 52, 56, 60], conflictsWith: ["ipv6CidrBlock"] }),
    enableDnsHostnames: flag({ default: false }),
    enableDnsSupport: flag({ default: true }),
    enableNetworkAddressUsageMetrics: flag({ default: false }),
    instanceTenancy: text({
      default: "default",
      oneOf: ["default", "dedicated"],
      forceNew: ({ new: next }) => next.text("instanceTenancy") === "dedicated",
    }),
    tags: tags(),
  },
  rules: [{ atLeastOneOf: ["cidrBlock", "ipv4IpamPoolId"] }],
  id: "vpc-{hex:17}",
  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:vpc/{id}",
    ownerId: "{account}",
    defaultSecurityGroupId: "sg-{hex:17:default-group}",
    defaultNetworkAclId: "acl-{hex:17}",
    mainRouteTableId: "rtb-{hex:17:main}",
    defaultRouteTableId: "{mainRouteTableId}",
    dhcpOptionsId: "dopt-{hex:17}",
    ipv6AssociationId: {
      value: (c) =>
        c.inputs.flag("assignGeneratedIpv6CidrBlock") ? `vpc-cidr-assoc-${c.hex(17, "ipv6")}` : "",
      recomputed: ["assignGeneratedIpv6CidrBlock"],
    },
    ipv6CidrBlock: {
      // 2001:db8::/32 is the documentation range (RFC 3849): no host of the stand-in can be mistaken for a real one
      value: (c) =>
        c.inputs.flag("assignGeneratedIpv6CidrBlock")
          ? `2001:db8:${c.hex(4, "net")}:${c.hex(2, "net2")}00::/56`.replace(/:0+(?=[0-9a-f])/g, ":")
          : "",
      recomputed: ["assignGeneratedIpv6CidrBlock"],
    },
    ipv6CidrBlockNetworkBorderGroup: {
      value: (c) => (c.inputs.flag("assignGeneratedIpv6CidrBlock") ? c.region : ""),
      recomputed: ["assignGeneratedIpv6CidrBlock"],
    },
  },
  quotas: [{ max: 5, code: "VpcLimitExceeded", message: "The maximum number of VPCs has been reached." }],
  deletion: {
    blocked: {
      code: "DependencyViolation",
      message: "The vpc '{id}' has dependencies and cannot be deleted.",
    },
  },
  accept: checkIpv6Kept,
  timing: "seconds",
  onCreate: (c) => {
    const vpcId = c.outputs.text("id") ?? "";
    c.cloud.put({
      type: "aws:ec2/securityGroup:SecurityGroup",
      id: c.outputs.text("defaultSecurityGroupId") ?? "",
      ownedBy: vpcId,
      outputs: { name: "default", description: "default VPC security group", vpcId },
    });
    c.cloud.put({
      type: "aws:ec2/routeTable:RouteTable",
      id: c.outputs.text("mainRouteTableId") ?? "",
      ownedBy: vpcId,
      outputs: { vpcId, routes: [] },
    });
  },
};

function prefixOutside(value: unknown, min: number, max: number): string | undefined {
  const prefix = Number(String(value).split("/")[1]);
  return prefix < min || prefix > max
    ? `expected ${value} to have a prefix length of ${min} to ${max}`
    : undefined;
}

/** A VPC keeps its IPv6 block while a subnet has a part of it. Assumed wording. */
function checkIpv6Kept(c: Context): void {
  if (c.inputs.flag("assignGeneratedIpv6CidrBlock") || c.inputs.has("ipv6IpamPoolId")) return;
  const before = String(c.cloud.get("aws:ec2/vpc:Vpc", c.fill("{id}"))?.outputs.ipv6CidrBlock ?? "");
  const users = c.cloud
    .find("aws:ec2/subnet:Subnet", { vpcId: c.fill("{id}") })
    .filter(({ outputs }) => (outputs.ipv6CidrBlock ?? "") !== "");
  if (before === "" || users.length === 0) return;
  throw refusal("InvalidCidrBlock.InUse", `The vpc CIDR block '${before}' is in use.`);
}
