/** How traffic from the internet arrives at something in a VPC by the thing's own public address. */

import { intersect, subtract } from "./boxes";
import type { Estate } from "./estate";
import type { Host, PublicAddress } from "./host";
import { aclGate } from "./network-acls";
import type { Hop } from "./path";
import { wayOut } from "./routes";
import { type Admitted, admit, STRANGER } from "./security-groups";
import { carries, type Gate, mergedHops, permits, type Step, through } from "./step";
import type { Placement, Placements } from "./subnets";
import { everything, type Family, ofFamily } from "./traffic";

/** Traffic at a host, let in by its groups, and the way it came. */
export interface Arrival extends Admitted {
  readonly host: Host;
  readonly by: "address" | "accelerator";
  /** What the last hop says of the host. */
  readonly opens: string;
  readonly unknown?: string;
  /** What was sent at the first hop, where its port was another. */
  readonly entry?: Step["traffic"];
}

export const arrivalsByAddress = (estate: Estate, host: Host): Arrival[] =>
  host.addresses.flatMap((address) => arrive(estate, host, address));

function arrive(
  estate: Estate,
  host: Host,
  { family, given, placements = host.placements }: PublicAddress,
): Arrival[] {
  const start = { traffic: ofFamily(host.listens ?? everything, family), hops: [] };
  const own = given.resources.length === 1 && given.resources[0]?.urn === host.resource.urn;
  const gates = gatesOf(placements, (placement) => gateOf(estate, host, placement, family));
  return through(start, gates)
    .map(({ traffic, hops }) => ({ traffic, hops: own ? hops : [...hops, given] }))
    .flatMap((step) => admit(estate, host.groups, "ingress", step, STRANGER))
    .map((admitted) => ({
      ...admitted,
      host,
      by: "address",
      opens: own ? given.opens : "",
      ...(own && given.unknown !== undefined ? { unknown: given.unknown } : {}),
    }));
}

/** The internet gateway, the routes that answer by it, and the network ACL of one subnet. */
function gateOf(estate: Estate, host: Host, placement: Placement, family: Family): Gate {
  const { subnet } = placement;
  const work = () => subnetGate(estate, placement, family);
  const gate = subnet ? estate.once(`gate ${subnet.urn} ${family}`, work) : work();
  return { ...gate, hops: [...gate.hops, ...assumedOf(host, placement)] };
}

function subnetGate(estate: Estate, placement: Placement, family: Family): Gate {
  const way = wayOut(estate, placement, family);
  const acl = aclGate(estate, placement, "ingress");
  const gateways = way.gateways.map((gateway) => carries("internet gateway", gateway, ""));
  return { admits: intersect(way.answers, acl.admits), hops: [...gateways, ...way.hops, ...acl.hops] };
}

/** What is taken for granted of a subnet that the estate does not make. */
function assumedOf({ what, resource }: Host, { foreign, unknown }: Placement): Hop[] {
  if (unknown !== undefined) return [{ ...permits(what, [resource], `${unknown} not known yet`), unknown }];
  if (foreign === undefined) return [];
  return [permits(what, [resource], `in subnet ${foreign}, taken to have a route to an internet gateway`)];
}

/**
 * One gate for several subnets: what any of them lets through. Where it is not known which of them it will be, what all
 * of them let through is sure, and the rest hangs on the property that says.
 */
export function gatesOf({ of, unknown }: Placements, gate: (placement: Placement) => Gate): Gate[] {
  const gates = of.map(gate).filter(({ admits }) => admits.length > 0);
  if (gates.length === 0) return [];
  const any: Gate = {
    admits: gates.flatMap(({ admits }) => admits),
    hops: mergedHops(gates.flatMap(({ hops }) => hops)),
  };
  if (unknown === undefined) return [any];
  const sure = gates.length < of.length ? [] : gates.map(({ admits }) => admits).reduce(intersect);
  const rest = subtract(any.admits, sure);
  const [first, ...others] = any.hops;
  const unsure = first ? [{ ...first, unknown }, ...others] : [];
  return [
    ...(sure.length > 0 ? [{ ...any, admits: sure }] : []),
    ...(rest.length > 0 ? [{ admits: rest, hops: unsure }] : []),
  ];
}
