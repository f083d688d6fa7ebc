import { type Context, forceNew, type ResourceTable, refusal, required, text } from "../../model/table";
import { toInterface, toInternetGateway, toNatGateway, toRouteTable } from "../references";

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

export const route: ResourceTable = {
  token: "aws:ec2/route:Route",

  service: "EC2",
  title: "EC2 Route",
  operations: { read: "DescribeRouteTables", update: "ReplaceRoute" },
  scope: "regional",
  inputs: {
    carrierGatewayId: text({ requires: ["destinationCidrBlock"] }),
    coreNetworkArn: text(),
    destinationCidrBlock: text({ forceNew, format: "ipv4-network" }),
    destinationIpv6CidrBlock: text({ forceNew, format: "ipv6-network" }),
    destinationPrefixListId: text({ forceNew }),
    egressOnlyGatewayId: text({ requires: ["destinationIpv6CidrBlock"] }),
    gatewayId: text({
      refers: { ...toInternetGateway, except: /^(vgw-|vpce-)/ },
      check: (value) =>
        value === "local" ? "cannot create a route to the gateway local: every table has it" : undefined,
    }),
    localGatewayId: text(),
    natGatewayId: text({ refers: toNatGateway }),
    networkInterfaceId: text({ computed: true, refers: toInterface }),
    odbNetworkArn: text(),
    routeTableId: text({ required, forceNew, refers: toRouteTable }),
    transitGatewayId: text(),
    vpcEndpointId: text({ conflictsWith: ["destinationPrefixListId"] }),
    vpcPeeringConnectionId: text(),
  },
  rules: [{ exactlyOneOf: destinations }, { exactlyOneOf: targets }],

  id: "r-{routeTableId}{digits:10}",
  importId: (c) => `${c.inputs.text("routeTableId")}_${destination(c)}`,
  outputs: {
    state: "active",
    origin: "CreateRoute",
    instanceId: "",
    instanceOwnerId: "",
    networkInterfaceId: "",
  },

  unique: destinations.map((name) => ({
    by: ["routeTableId", name],
    code: "RouteAlreadyExists",
    message: `The route identified by {${name}} already exists.`,
  })),
  accept: checkGateway,
};

function destination(c: Context): string {
  return destinations.map((name) => c.inputs.text(name)).find((value) => value !== undefined) ?? "";
}

function checkGateway(c: Context): void {
  const gateway = c.target("gatewayId");
  if (gateway === undefined || gateway.outputs.vpcId === c.target("routeTableId")?.outputs.vpcId) return;
  throw refusal(
    "InvalidParameterValue",
    c.fill("route table {routeTableId} and network gateway {gatewayId} belong to different networks"),
  );
}
