import {
  type Bag,
  block,
  type Context,
  forceNew,
  integer,
  type Problem,
  type ResourceTable,
  refusal,
  set,
  tags,
  text,
} from "../../model/table";
import { toAllocation, toSubnet, toVpc } from "../references";
import { privateAddress } from "./addresses";

export const natGateway: ResourceTable = {
  token: "aws:ec2/natGateway:NatGateway",

  service: "EC2",
  title: "EC2 NAT Gateway",
  operations: { update: "AssociateNatGatewayAddress" },
  scope: "regional",
  inputs: {
    allocationId: text({ forceNew, refers: toAllocation }),
    availabilityMode: text({ forceNew, default: "zonal", oneOf: ["zonal", "regional"] }),
    availabilityZoneAddresses: set(
      block({ allocationIds: set(text()), availabilityZone: text(), availabilityZoneId: text() }),
      { computed: true },
    ),
    connectivityType: text({ forceNew, default: "public", oneOf: ["public", "private"] }),
    privateIp: text({ forceNew, computed: true }),
    secondaryAllocationIds: set(text({ refers: toAllocation }), { computed: true }),
    secondaryPrivateIpAddressCount: integer({
      forceNew,
      computed: true,
      conflictsWith: ["secondaryPrivateIpAddresses"],
    }),
    secondaryPrivateIpAddresses: set(text(), { computed: true }),
    subnetId: text({ forceNew, refers: { ...toSubnet, holds: false } }),
    tags: tags(),
    vpcId: text({ forceNew, computed: true, refers: toVpc }),
  },

  id: "nat-{hex:17}",

  outputs: {
    networkInterfaceId: "eni-{hex:17}",
    vpcId: (c) => c.target("subnetId")?.outputs.vpcId ?? "",
    associationId: (c) => (isPublic(c) ? `eipassoc-${c.hex(17)}` : ""),
    privateIp: (c) => privateAddress(c, c.target("subnetId")),
    publicIp: (c) => c.target("allocationId")?.outputs.publicIp ?? "",
    secondaryAllocationIds: () => [],
    secondaryPrivateIpAddresses: () => [],
    secondaryPrivateIpAddressCount: () => 0,
    availabilityZoneAddresses: () => [],
    regionalNatGatewayAddresses: () => [],
    regionalNatGatewayAutoMode: "",
    autoProvisionZones: "",
    autoScalingIps: "",
    routeTableId: (c) => (isRegional(c) ? `rtb-${c.hex(17)}` : ""),
  },

  unique: [
    {
      by: ["allocationId"],
      code: "Resource.AlreadyAssociated",
      message: "Elastic IP address [{allocationId}] is already associated",
    },
  ],
  check: checkMode,
  accept: checkInternetGateway,
  timing: "minutes",
  onCreate: putOwnInterface,
};

const isPublic = (c: Context) => c.inputs.text("connectivityType") === "public";
const isRegional = (c: Context) => c.inputs.text("availabilityMode") === "regional";

function checkMode(inputs: Bag): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: string, when: string) =>
    inputs.has(path) && problems.push({ path, reason: `is not supported with ${when}` });
  const need = (path: string, when: string) =>
    inputs.has(path) || problems.push({ path, reason: `is required with ${when}` });
  const privateMode = inputs.text("connectivityType") === "private";
  const regionalMode = inputs.text("availabilityMode") === "regional";
  if (privateMode)
    for (const path of ["allocationId", "secondaryAllocationIds"]) refuse(path, 'connectivityType "private"');
  else refuse("secondaryPrivateIpAddressCount", 'connectivityType "public"');
  if (regionalMode) {
    need("vpcId", 'availabilityMode "regional"');
    for (const path of ["subnetId", "allocationId"]) refuse(path, 'availabilityMode "regional"');
    if (privateMode)
      problems.push({
        path: "connectivityType",
        reason: 'must be "public" with availabilityMode "regional"',
      });
  } else {
    need("subnetId", 'availabilityMode "zonal"');
    if (!privateMode) need("allocationId", 'connectivityType "public" and availabilityMode "zonal"');
  }
  return problems;
}

function checkInternetGateway(c: Context): void {
  const vpcId = c.outputs.text("vpcId") ?? "";
  if (!isPublic(c) || c.cloud.find("aws:ec2/internetGateway:InternetGateway", { vpcId }).length > 0) return;
  throw refusal("Gateway.NotAttached", `Network ${vpcId} has no Internet gateway attached`);
}

/** The interface carries the id that the gateway names, so it is put here rather than by `putInterface`. */
function putOwnInterface(c: Context): void {
  if (isRegional(c)) return;
  c.cloud.put({
    type: "aws:ec2/networkInterface:NetworkInterface",
    id: c.fill("{networkInterfaceId}"),
    ownedBy: c.fill("{id}"),
    outputs: {
      description: c.fill("Interface for NAT Gateway {id}"),
      interfaceType: "nat_gateway",
      subnetId: c.inputs.text("subnetId") ?? "",
      vpcId: c.outputs.text("vpcId") ?? "",
      securityGroups: [],
      privateIps: [c.outputs.text("privateIp") ?? ""],
    },
  });
}
