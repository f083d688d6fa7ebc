import {
  type Bag,
  block,
  type Context,
  failure,
  forceNew,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { toInterface, toInternetGateway, toNatGateway, toVpc } from "../references";

const destinations = ["cidrBlock", "ipv6CidrBlock", "destinationPrefixListId"];
const routeTargets = [
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

export const routeTable: ResourceTable = {
  token: "aws:ec2/routeTable:RouteTable",

  service: "EC2",
  title: "EC2 Route Table",
  operations: { update: "CreateRoute" },
  scope: "regional",
  inputs: {
    propagatingVgws: set(text(), { computed: true }),
    routes: set(
      block({
        carrierGatewayId: text(),
        cidrBlock: text({ format: "ipv4-network" }),
        coreNetworkArn: text(),
        destinationPrefixListId: text(),
        egressOnlyGatewayId: text(),
        gatewayId: text({ refers: { ...toInternetGateway, except: /^(local|vgw-)/ } }),
        ipv6CidrBlock: text({ format: "ipv6-network" }),
        localGatewayId: text(),
        natGatewayId: text({ refers: toNatGateway }),
        networkInterfaceId: text({ refers: toInterface }),
        odbNetworkArn: text(),
        transitGatewayId: text(),
        vpcEndpointId: text(),
        vpcPeeringConnectionId: text(),
      }),
      { computed: true },
    ),
    tags: tags(),
    vpcId: text({ required, forceNew, refers: toVpc }),
  },

  id: "rtb-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:route-table/{id}",
    ownerId: "{account}",
    routes: () => [],
    propagatingVgws: () => [],
  },

  accept: (c) => c.inputs.blocks("routes").forEach(checkRoute),
  deletion: { accept: checkNotMain },
  timing: "seconds",
};

/** The provider looks at this when it makes the route, not at preview. */
function checkRoute(route: Bag): void {
  if (destinations.filter((name) => route.text(name)).length !== 1)
    throw failure(`exactly one of ${destinations.join(", ")} must be set in a route`);
  if (routeTargets.filter((name) => route.text(name)).length !== 1)
    throw failure(`exactly one of ${routeTargets.join(", ")} must be set in a route`);
}

function checkNotMain(c: Context): void {
  const id = c.outputs.text("id") ?? "";
  if (c.cloud.find("aws:ec2/vpc:Vpc", { mainRouteTableId: id }).length === 0) return;
  throw refusal("DependencyViolation", `The routeTable '${id}' has dependencies and cannot be deleted.`);
}
