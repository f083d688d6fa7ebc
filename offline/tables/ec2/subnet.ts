import { contains, overlaps } from "../../model/addresses";
import {
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";

export const subnet: ResourceTable = {
  token: "aws:ec2/subnet:Subnet",
  service: "EC2",
  title: "EC2 Subnet",
  operations: { update: "ModifySubnetAttribute" },
  scope: "regional",
  inputs: {
    vpcId: text({
      required,
      forceNew,
      refers: {
        to: "aws:ec2/vpc:Vpc",
        missing: "InvalidVpcID.NotFound",
        message: "The vpc ID '{value}' does not exist",
        holds: true,
      },
    }),
    cidrBlock: text({ forceNew, format: "ipv4-network", conflictsWith: ["ipv4NetmaskLength"] }),
    availabilityZone: text({ forceNew, computed: true, conflictsWith: ["availabilityZoneId"] }),
    availabilityZoneId: text({ forceNew, computed: true }),
    ipv4IpamPoolId: text({ forceNew }),
    ipv4NetmaskLength: integer({ forceNew, min: 16, max: 28, requires: ["ipv4IpamPoolId"] }),
    ipv6CidrBlock: text({
      format: "ipv6-network",
      computed: true,
      forceNew: ({ old }) => old.flag("assignIpv6AddressOnCreation") === true,
    }),
    ipv6IpamPoolId: text({ forceNew }),
    ipv6NetmaskLength: integer({ forceNew, conflictsWith: ["ipv6CidrBlock"] }),
    ipv6Native: flag({ forceNew, default: false }),
    outpostArn: text({ forceNew, format: "arn", requires: ["customerOwnedIpv4Pool"] }),
    customerOwnedIpv4Pool: text({ requires: ["mapCustomerOwnedIpOnLaunch", "outpostArn"] }),
    mapCustomerOwnedIpOnLaunch: flag({ requires: ["customerOwnedIpv4Pool", "outpostArn"] }),
    mapPublicIpOnLaunch: flag({ default: false }),
    assignIpv6AddressOnCreation: flag({ default: false }),
    enableDns64: flag({ default: false }),
    enableLniAtDeviceIndex: integer(),
    enableResourceNameDnsARecordOnLaunch: flag({ default: false }),
    enableResourceNameDnsAaaaRecordOnLaunch: flag({ default: false }),
    privateDnsHostnameTypeOnLaunch: text({ computed: true, oneOf: ["ip-name", "resource-name"] }),
    tags: tags(),
  },
  id: "subnet-{hex:17}",
  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:subnet/{id}",
    ownerId: "{account}",
    availabilityZone: (c) => zoneName(c),
    availabilityZoneId: (c) => zoneId(c.region, c.outputs.text("availabilityZone") ?? ""),
    privateDnsHostnameTypeOnLaunch: "ip-name",
    ipv6CidrBlock: "",
    ipv6CidrBlockAssociationId: {
      value: (c) => (c.inputs.has("ipv6CidrBlock") ? `subnet-cidr-assoc-${c.hex(17, "ipv6")}` : ""),
      recomputed: ["ipv6CidrBlock"],
    },
  },
  accept: (c) => {
    checkZone(c);
    checkAddresses(c);
  },
  deletion: {
    blocked: {
      code: "DependencyViolation",
      message: "The subnet '{id}' has dependencies and cannot be deleted.",
    },
  },
  timing: "seconds",
};

function zoneName(c: Context): string {
  const id = c.inputs.text("availabilityZoneId");
  return id ? `${c.region}${"abcdef"[Number(id.at(-1)) - 1]}` : `${c.region}a`;
}

/** `eu-central-1b` is zone `euc1-az2`: letters and numbers agree in the stand-in's account. */
function zoneId(region: string, zone: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  const short = direction.replace(/(north|south|east|west|central)/g, (word) => word[0] ?? "");
  return `${area}${short}${number}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}

function checkZone(c: Context): void {
  const zone = c.inputs.text("availabilityZone");
  if (zone === undefined || (zone.startsWith(c.region) && /^[a-c]$/.test(zone.slice(c.region.length))))
    return;
  throw refusal(
    "InvalidParameterValue",
    `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${["a", "b", "c"].map((letter) => c.region + letter).join(", ")}.`,
  );
}

function checkAddresses(c: Context): void {
  const cidrBlock = c.inputs.text("cidrBlock");
  const vpcId = c.inputs.text("vpcId") ?? "";
  const vpcBlock = c.target("vpcId")?.outputs.cidrBlock;
  if (cidrBlock === undefined || typeof vpcBlock !== "string") return;
  const prefix = Number(cidrBlock.split("/")[1]);
  if (prefix < 16 || prefix > 28 || !contains(vpcBlock, cidrBlock)) {
    throw refusal("InvalidSubnet.Range", `The CIDR '${cidrBlock}' is invalid.`);
  }
  for (const other of c.cloud.find("aws:ec2/subnet:Subnet", { vpcId })) {
    const otherBlock = other.outputs.cidrBlock;
    if (other.id === c.outputs.text("id") || typeof otherBlock !== "string") continue;
    if (overlaps(otherBlock, cidrBlock)) {
      throw refusal("InvalidSubnet.Conflict", `The CIDR '${cidrBlock}' conflicts with another subnet`);
    }
  }
}
