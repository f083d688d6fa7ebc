/** All resources of the component and how they hang together: pure data, made from arguments and zone names. */
import type { ValueMap } from "../model/value";
import type { VpcArguments } from "./arguments";
import { endpointRows } from "./endpoints";
import { type Layout, layOut } from "./layout";
import { checkNat } from "./nat-checks";
import { type Parts, type Plan, type Planned, type PlannedInputs, Ref, type Row } from "./rows";
import type { Subnet } from "./subnet";

export function planVpc(name: string, args: VpcArguments, zoneNames: readonly string[]): Plan {
  const { subnetSpecs: specs, subnetStrategy: strategy } = args;
  const layout = layOut({
    vpcName: name,
    cidrBlock: args.cidrBlock,
    zones: zoneNames.length,
    zoneCidrMask: args.zoneCidrMask,
    strategy,
    specs,
  });
  checkNat(args, layout, zoneNames.length);
  const region: ValueMap = args.region === undefined ? {} : { region: args.region };
  const vpc: Row = {
    type: "aws:ec2/vpc:Vpc",
    name,
    inputs: { cidrBlock: args.cidrBlock, ...dnsOf(args), ...region, tags: { Name: name, ...args.tags } },
  };
  const internetGateway: Row = {
    type: "aws:ec2/internetGateway:InternetGateway",
    name,
    parent: vpc,
    inputs: { vpcId: new Ref(vpc), ...region, tags: { Name: name, ...args.tags } },
  };
  const parts: Parts = { name, args, zoneNames, region, vpc, internetGateway };
  const subnets = layout.subnets.map((subnet, index) => ({
    subnet,
    row: subnetRow(parts, layout, subnet, index),
  }));
  const { eips, natGateways } = natRows(parts, subnets);
  const routing = subnets.map(({ subnet, row }) => routingRows(parts, subnet, row, natGateways));
  const routeTables = routing.map(({ table }) => table);
  const endpoints = endpointRows({ ...parts, subnets, routeTables });
  return {
    vpc,
    internetGateway,
    subnets,
    routeTables,
    routeTableAssociations: routing.map(({ association }) => association),
    routes: routing.flatMap(({ route }) => route),
    eips,
    natGateways,
    ...endpoints,
    subnetLayout: layout.subnetLayout,
    warnings: [...strategyWarning(args, layout), ...endpoints.warnings],
  };
}

/** Interface endpoints made by the component need DNS in the VPC. */
function dnsOf({ ownProperties, endpointStrategy, endpoints }: VpcArguments): ValueMap {
  const needed =
    endpointStrategy === "Auto" && endpoints.some((spec) => spec.vpcEndpointType === "Interface");
  return needed ? { enableDnsHostnames: true, enableDnsSupport: true, ...ownProperties } : ownProperties;
}

function subnetRow(
  { name, args, zoneNames, region, vpc }: Parts,
  layout: Layout,
  subnet: Subnet,
  index: number,
): Row {
  const ipv6: PlannedInputs = {};
  if (args.assignIpv6) ipv6.ipv6CidrBlock = ipv6Block(vpc, ipv6Index(layout, zoneNames.length, index));
  const nameTag = nameTagOf(name, args, subnet, zoneNames);
  return {
    type: "aws:ec2/subnet:Subnet",
    name: subnet.name,
    parent: vpc,
    inputs: {
      vpcId: new Ref(vpc),
      availabilityZone: zoneNames[subnet.zone] ?? "",
      cidrBlock: subnet.cidrBlock,
      mapPublicIpOnLaunch: subnet.type === "Public",
      assignIpv6AddressOnCreation: subnet.spec.assignIpv6AddressOnCreation ?? args.assignIpv6,
      ...ipv6,
      ...region,
      tags: { Name: name, ...args.tags, ...subnet.spec.tags, ...nameTag },
    },
  };
}

/** The j-th subnet of zone i gets the (i + j × zones)-th /64. */
function ipv6Index(layout: Layout, zones: number, index: number): number {
  const { zone = 0 } = layout.subnets[index] ?? {};
  const first = layout.subnets.findIndex((subnet) => subnet.zone === zone);
  return zone + (index - first) * zones;
}

function ipv6Block(vpc: Row, index: number): Ref {
  return new Ref(vpc, "ipv6CidrBlock", (block) =>
    typeof block === "string" ? nthSubnet(block, index) : block,
  );
}

/** The n-th /64 of a /56 such as `2600:1f00:1:ab00::/56`: the last byte of the fourth group counts. */
export function nthSubnet(block: string, index: number): string {
  const groups = (block.split("::")[0] ?? "").split(":");
  while (groups.length < 4) groups.push("0");
  const fourth = Number.parseInt(groups[3] ?? "0", 16) + index;
  return `${[...groups.slice(0, 3), fourth.toString(16)].join(":")}::/64`;
}

function nameTagOf(
  vpcName: string,
  args: VpcArguments,
  subnet: Subnet,
  zoneNames: readonly string[],
): ValueMap {
  const zone = zoneNames[subnet.zone]?.match(/\d[a-z]$/)?.[0];
  const spec = subnet.spec.name ?? subnet.type.toLowerCase();
  const byZone = args.nameTagByZone && zone !== undefined;
  return { Name: byZone ? `${vpcName}-${spec}-${zone}` : subnet.name, SubnetType: subnet.type };
}

function natRows(
  { name, args, zoneNames, region }: Parts,
  subnets: Plan["subnets"],
): { eips: Row[]; natGateways: Row[] } {
  const count = { None: 0, Single: 1, OnePerAz: zoneNames.length }[args.nat];
  const [eips, natGateways]: [Row[], Row[]] = [[], []];
  for (let zone = 0; zone < count; zone++) {
    const host = subnets.find(({ subnet }) => subnet.zone === zone && subnet.type === "Public")?.row;
    if (host === undefined) continue;
    const tags = { ...args.tags, Name: `${name}-${zone + 1}` };
    const common = { name: `${name}-${zone + 1}`, parent: host };
    let allocationId: Planned = args.allocationIds[zone] ?? "";
    if (args.allocationIds.length === 0) {
      const eip: Row = { type: "aws:ec2/eip:Eip", ...common, inputs: { ...region, tags } };
      eips.push(eip);
      allocationId = new Ref(eip, "allocationId");
    }
    const inputs: PlannedInputs = { allocationId, subnetId: new Ref(host), ...region, tags };
    natGateways.push({ type: "aws:ec2/natGateway:NatGateway", ...common, inputs });
  }
  return { eips, natGateways };
}

function routingRows(
  { name, args, zoneNames, region, vpc, internetGateway }: Parts,
  subnet: Subnet,
  row: Row,
  natGateways: readonly Row[],
): { table: Row; association: Row; route: Row[] } {
  const tags = { Name: name, ...args.tags, ...nameTagOf(name, args, subnet, zoneNames) };
  const table: Row = {
    type: "aws:ec2/routeTable:RouteTable",
    name: subnet.name,
    parent: row,
    inputs: { vpcId: new Ref(vpc), ...region, tags },
  };
  const association: Row = {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    name: subnet.name,
    parent: table,
    inputs: { routeTableId: new Ref(table), subnetId: new Ref(row), ...region },
  };
  const nat = args.nat === "Single" ? natGateways[0] : natGateways[subnet.zone];
  const target: PlannedInputs | undefined = {
    Public: { gatewayId: new Ref(internetGateway) },
    Private: nat && { natGatewayId: new Ref(nat) },
    Isolated: undefined,
  }[subnet.type];
  if (target === undefined) return { table, association, route: [] };
  const inputs = { routeTableId: new Ref(table), destinationCidrBlock: "0.0.0.0/0", ...target, ...region };
  return {
    table,
    association,
    route: [{ type: "aws:ec2/route:Route", name: subnet.name, parent: table, inputs }],
  };
}

function strategyWarning({ subnetStrategy, subnetSpecs }: VpcArguments, { subnetLayout }: Layout): string[] {
  if (subnetStrategy !== undefined || subnetSpecs === undefined) return [];
  if (subnetSpecs.some((spec) => spec.cidrBlocks !== undefined)) return [];
  const layout = subnetLayout.map((spec) =>
    Object.fromEntries(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return [
    `The default subnetStrategy will change from "Legacy" to "Auto" in the next major version. Please specify the subnetStrategy explicitly. The current subnet layout can be specified via "Auto" as:\n${JSON.stringify(layout)}`,
  ];
}
