/** Which addresses of the internet a subnet can answer: by the routes of its table that lead to an internet gateway. */

import { type AddressRange, parseCidr } from "../vocabulary/cidr";
import { type Fields, isAbsent, isUnknown } from "../vocabulary/values";
import { type Box, subtract } from "./boxes";
import { blocksOf, type Estate, type EstateResource, unique } from "./estate";
import { kindsOf } from "./kinds";
import type { Hop } from "./path";
import { permits, shown } from "./step";
import { internetGatewaysOf, type Placement, vpcOf } from "./subnets";
import { everything, type Family, withAddresses } from "./traffic";

/** What a placement can answer, and what makes it so. */
export interface WayOut {
  readonly answers: readonly Box[];
  readonly gateways: readonly EstateResource[];
  readonly hops: readonly Hop[];
}

/** Route properties that lead to other ways in than an internet gateway, which the model does not follow. */
const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  vpcEndpointId: "a firewall or Gateway Load Balancer endpoint",
  transitGatewayId: "a transit gateway",
  vpcPeeringConnectionId: "a peered VPC",
  networkInterfaceId: "an appliance",
  coreNetworkArn: "a core network",
  localGatewayId: "an Outpost's local gateway",
  carrierGatewayId: "a carrier gateway",
};

interface Route {
  readonly owner: EstateResource;
  readonly fields: Fields;
  readonly destination: AddressRange;
  readonly gateway?: EstateResource | "foreign";
}

/** Subnets that the estate only names, and default subnets, are taken to have a route to an internet gateway. */
export function wayOut(estate: Estate, placement: Placement, family: Family): WayOut {
  const { subnet } = placement;
  if (!subnet || isOfDefaultVpc(estate, subnet)) return { answers: everything, gateways: [], hops: [] };
  const vpc = vpcOf(estate, placement);
  const routes = tablesOf(estate, subnet, vpc).flatMap((table) => routesOf(estate, table));
  const attached = vpc ? internetGatewaysOf(estate, vpc) : undefined;
  const leads = ({ gateway }: Route): boolean =>
    gateway === "foreign" || (gateway !== undefined && (attached?.includes(gateway) ?? true));
  const ways = routes.filter((route) => leads(route) && route.destination.family === family);
  return {
    answers: longestPrefix(routes, leads),
    gateways: unique(ways.flatMap(({ gateway }) => (gateway && gateway !== "foreign" ? [gateway] : []))),
    hops: ways.map(({ owner, fields }) =>
      permits("route", [owner], `${destinationText(fields)} to ${gatewayText(fields)}`),
    ),
  };
}

/** The default VPC has an internet gateway and a route to it that no program made. */
function isOfDefaultVpc(estate: Estate, subnet: EstateResource): boolean {
  const explicit = estate.pointing("routeTableAssociation", "subnetId", subnet).length > 0;
  const { type } = vpcOf(estate, { subnet }) ?? {};
  const isDefault =
    subnet.type === "aws:ec2/defaultSubnet:DefaultSubnet" || type === "aws:ec2/defaultVpc:DefaultVpc";
  return isDefault && !explicit && estate.all("defaultRouteTable").length === 0;
}

/** The subnet's own table, else the main one of its VPC: one that was made main, or AWS's, which programs adopt or just add to. */
export function tablesOf(
  estate: Estate,
  subnet: EstateResource,
  vpc: EstateResource | undefined,
): EstateResource[] {
  const explicit = estate
    .pointing("routeTableAssociation", "subnetId", subnet)
    .flatMap((association) => tableNamedBy(estate, association));
  if (explicit.length > 0) return unique(explicit);
  return vpc ? mainTables(estate, vpc) : [];
}

function mainTables(estate: Estate, vpc: EstateResource): EstateResource[] {
  const made = estate.pointing("mainRouteTableAssociation", "vpcId", vpc);
  if (made.length > 0) return unique(made.flatMap((association) => tableNamedBy(estate, association)));
  return [vpc, ...estate.pointing("defaultRouteTable", "defaultRouteTableId", vpc)];
}

/** A table, or, by the id of its main table, a VPC. */
function tableNamedBy(estate: Estate, association: EstateResource): EstateResource[] {
  const { nodes } = estate.reference(association, "routeTableId", "routeTable");
  if (nodes.length > 0) return [...nodes];
  const [vpc] = estate.reference(association, "routeTableId", "vpc").nodes;
  return vpc ? mainTables(estate, vpc) : [];
}

function routesOf(estate: Estate, table: EstateResource): Route[] {
  const written = [
    ...blocksOf(table.props.routes).map((fields) => ({ owner: table, fields, property: "routes" })),
    ...routesAddedTo(estate, table).map((owner) => ({ owner, fields: owner.props, property: "gatewayId" })),
  ];
  return written.flatMap(({ owner, fields, property }) => {
    const gateway = gatewayOf(estate, owner, property, fields.gatewayId);
    return destinationsOf(fields).map((destination) => ({
      owner,
      fields,
      destination,
      ...(gateway ? { gateway } : {}),
    }));
  });
}

/** A route names the main table of a VPC by an output of the VPC; a table by an output of the table comes first. */
function routesAddedTo(estate: Estate, table: EstateResource): readonly EstateResource[] {
  const routes = estate.pointing("route", "routeTableId", table);
  return kindsOf(table.type).includes("vpc")
    ? routes.filter((route) => estate.reference(route, "routeTableId", "routeTable").nodes.length === 0)
    : routes;
}

function gatewayOf(
  estate: Estate,
  owner: EstateResource,
  property: string,
  value: unknown,
): EstateResource | "foreign" | undefined {
  if (isAbsent(value)) return undefined;
  const { nodes, foreign } = estate.reference(owner, property, "internetGateway", value);
  return nodes[0] ?? (foreign.some((id) => id.startsWith("igw-")) ? "foreign" : undefined);
}

const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];

const destinationsOf = (fields: Fields): AddressRange[] =>
  DESTINATIONS.flatMap((property) => parseCidr(fields[property]) ?? []);

const destinationText = (fields: Fields): string =>
  DESTINATIONS.flatMap((property) =>
    isAbsent(fields[property]) ? [] : [`${property} ${shown(fields[property])}`],
  ).join(", ");

const gatewayText = ({ gatewayId }: Fields): string =>
  isUnknown(gatewayId) ? "the internet gateway" : String(gatewayId);

/** What the chosen routes get when, as in AWS, the narrowest route that matches an address decides. */
function longestPrefix(routes: readonly Route[], chosen: (route: Route) => boolean): Box[] {
  const size = ({ destination: { first, last } }: Route): bigint => last - first;
  const narrowestFirst = [...routes].sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0));
  const got: Box[] = [];
  const decided: Box[] = [];
  for (const route of narrowestFirst) {
    const boxes = withAddresses([route.destination]);
    if (chosen(route)) got.push(...subtract(boxes, decided));
    decided.push(...boxes);
  }
  return got;
}

/** Routes to ways in that are not followed, for the list of blind spots. */
export function routesNotFollowed(
  estate: Estate,
): { resource: EstateResource; property: string; to: string }[] {
  const written = [
    ...estate.all("route").map((resource) => ({ resource, fields: resource.props })),
    ...estate
      .all("routeTable")
      .flatMap((resource) => blocksOf(resource.props.routes).map((fields) => ({ resource, fields }))),
  ];
  return written.flatMap(({ resource, fields }) =>
    Object.entries(NOT_FOLLOWED).flatMap(([property, to]) =>
      isAbsent(fields[property]) ? [] : [{ resource, property, to }],
    ),
  );
}
