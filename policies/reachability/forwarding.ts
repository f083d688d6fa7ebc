/** From an arrival to what listens: through load balancers to their targets, past the groups and ACLs between them. */

import { parseCidr } from "../vocabulary/cidr";
import type { HostsOf } from "./accelerators";
import { type Arrival, gatesOf } from "./arrivals";
import { type Box, intersect } from "./boxes";
import type { Estate, EstateResource } from "./estate";
import type { Host } from "./host";
import { kindsOf } from "./kinds";
import { type Door, doorsOf } from "./load-balancers";
import { aclGate } from "./network-acls";
import type { Hop, Ports } from "./path";
import { everyPort, protocolName } from "./protocols";
import { type Admitted, admit } from "./security-groups";
import { carries, permits, through } from "./step";
import type { Placements } from "./subnets";
import { portInterval, type Target, targetsOf } from "./targets";
import { box, everyAddress, FAMILIES, movedTo, slicesOf } from "./traffic";

/** A way to something that listens. */
export interface Found {
  /** What is sent at the first hop. */
  readonly entry: readonly Box[];
  readonly hops: readonly Hop[];
  readonly listens: readonly Ports[];
  readonly declaration?: unknown;
  /** What a declaration is held against; absent for what AWS serves by itself. */
  readonly arrival?: Arrival;
  readonly requires?: string;
}

/** Everything that an arrival leads to. */
export function onwards(estate: Estate, hostsOf: HostsOf, arrival: Arrival): Found[] {
  const { host } = arrival;
  if (isBalancer(host.resource)) {
    return doorsOf(estate, host.resource).flatMap((door) => behindDoor(estate, hostsOf, arrival, door));
  }
  const { declaration } = arrival;
  return [
    { entry: sentFor(arrival, arrival.traffic), hops: hopsTo(arrival), listens: [], declaration, arrival },
  ];
}

export const isBalancer = ({ type }: EstateResource): boolean =>
  kindsOf(type).some((kind) => kind === "loadBalancer" || kind === "classicLoadBalancer");

function hopsTo({ hops, host, opens, unknown }: Arrival): Hop[] {
  const last = carries(host.what, host.resource, opens);
  return [...hops, ...(host.via ?? []), unknown === undefined ? last : { ...last, unknown }];
}

/** What was sent at the first hop for traffic that arrived, where ports were changed on the way. */
const sentFor = ({ entry }: Arrival, traffic: readonly Box[]): readonly Box[] =>
  entry ? intersect(entry, movedTo(traffic, everyPort)) : traffic;

/** The targets of a listener that the traffic gets to; the load balancer itself where it gets to none. */
function behindDoor(estate: Estate, hostsOf: HostsOf, arrival: Arrival, door: Door): Found[] {
  const traffic = intersect(arrival.traffic, door.boxes);
  if (traffic.length === 0) return [];
  const hop = permits("listener", [door.listener ?? arrival.host.resource], door.text);
  const at = { ...arrival, traffic, hops: [...hopsTo(arrival), hop] };
  const found = targetsOf(estate, arrival.host.resource, door)
    .flatMap((target) => reach(estate, hostsOf, at, target))
    .filter(({ entry }) => slicesOf(entry).length > 0);
  const { declaration } = arrival;
  return found.length > 0
    ? found
    : [{ entry: sentFor(at, traffic), hops: at.hops, listens: [], declaration, arrival: at }];
}

function reach(estate: Estate, hostsOf: HostsOf, at: Arrival, target: Target): Found[] {
  const hops = [...at.hops, ...target.hops];
  const hosts = hostsOf(target.resource);
  const { declaration } = at;
  if (hosts.length === 0) {
    const end = carries(endText(target.resource), target.resource, "");
    return [
      {
        entry: sentFor(at, at.traffic),
        hops: [...hops, end],
        listens: listensOn(target),
        declaration,
        arrival: at,
      },
    ];
  }
  return hosts.flatMap((host) => reachHost(estate, hostsOf, { ...at, hops }, target, host));
}

function reachHost(estate: Estate, hostsOf: HostsOf, at: Arrival, target: Target, host: Host): Found[] {
  const inward = between(estate, at, target, host);
  if (!inward) return [];
  const hops = [...at.hops, ...inward.hops];
  const traffic = target.seesCallers ? intersect(at.traffic, movedTo(inward.traffic, everyPort)) : at.traffic;
  const declaration = at.host.groups.none ? inward.declaration : at.declaration;
  if (isBalancer(host.resource)) {
    const arrived = movedTo(traffic, portInterval(target) ?? everyPort);
    const entry = sentFor(at, traffic);
    return onwards(estate, hostsOf, { ...at, host, hops, traffic: arrived, entry, declaration, opens: "" });
  }
  const end = [...(host.via ?? []), carries(host.what, host.resource, "")];
  return [
    {
      entry: sentFor(at, traffic),
      hops: [...hops, ...end],
      listens: listensOn(target),
      declaration,
      arrival: at,
    },
  ];
}

/** What the target lets in from the load balancer, if the load balancer's groups and both subnets' ACLs let it out to there. */
function between(estate: Estate, at: Arrival, target: Target, host: Host): Admitted | undefined {
  const balancer = at.host;
  const outward = through(
    { traffic: trafficWith(host.placements, target), hops: [] },
    gatesOf(balancer.placements, (placement) => aclGate(estate, placement, "egress")),
  ).flatMap((step) => admit(estate, balancer.groups, "egress", step, { groups: host.groups.of }));
  const callers = movedTo(at.traffic, portInterval(target) ?? everyPort);
  const senders = target.seesCallers ? callers : trafficWith(balancer.placements, target);
  const inward = through(
    { traffic: senders, hops: [] },
    gatesOf(host.placements, (placement) => aclGate(estate, placement, "ingress")),
  ).flatMap((step) => [
    ...admit(estate, host.groups, "ingress", step, { groups: balancer.groups.of }),
    ...host.groups.foreign.map((id) => ({
      ...step,
      hops: [...step.hops, assumed(host, id)],
      declaration: undefined,
    })),
  ]);
  const [out, into] = [surest(outward), surest(inward)];
  return out && into ? { ...into, hops: [...out.hops, ...into.hops] } : undefined;
}

const assumed = ({ what, resource }: Host, id: string): Hop =>
  permits(what, [resource], `security group ${id} of elsewhere, taken to admit the load balancer`);

const surest = (steps: readonly Admitted[]): Admitted | undefined =>
  steps.find(({ hops }) => hops.every(({ unknown }) => unknown === undefined)) ?? steps[0];

/** Traffic to the target's port whose far side is in these subnets; anybody's where the range of one is not known. */
const trafficWith = ({ of }: Placements, target: Target): Box[] =>
  of
    .flatMap(({ subnet }) => {
      const ipv4 = parseCidr(subnet?.props.cidrBlock);
      const ipv6 = parseCidr(subnet?.props.ipv6CidrBlock);
      return ipv4 ? [ipv4, ...(ipv6 ? [ipv6] : [])] : FAMILIES.map(everyAddress);
    })
    .flatMap((range) =>
      target.transports.map((transport) => box(range, transport, portInterval(target) ?? everyPort)),
    );

const listensOn = ({ transports, port }: Target): Ports[] =>
  port === undefined
    ? []
    : transports.map((transport) => ({ protocol: protocolName(transport), fromPort: port, toPort: port }));

const END_TEXTS: Readonly<Record<string, string>> = {
  lambda: "function",
  targetGroup: "target group",
  ecsService: "ECS service",
};

const endText = ({ type }: EstateResource): string =>
  kindsOf(type).flatMap((kind) => END_TEXTS[kind] ?? [])[0] ?? "target";
