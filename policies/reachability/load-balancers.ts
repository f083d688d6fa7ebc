/** Load balancers as hosts, and what they listen on. */

import { integerOf, isAbsent, isOn, isUnknown, wordOf } from "../vocabulary/values";
import { type Box, interval } from "./boxes";
import { blocksOf, type Estate, type EstateResource } from "./estate";
import type { Host, PublicAddress } from "./host";
import type { Hop } from "./path";
import { everyPort, readProtocol } from "./protocols";
import { type Groups, groupsOf } from "./security-groups";
import { permits, shown } from "./step";
import { type Placements, placementsOf, vpcOf } from "./subnets";
import { type Family, toPorts } from "./traffic";

export const loadBalancerHosts = (estate: Estate): Host[] => [
  ...estate
    .all("loadBalancer")
    .filter(({ props }) => kindOf(props.loadBalancerType) !== "gateway")
    .map((balancer) => hostOf(estate, balancer)),
  ...estate.all("classicLoadBalancer").map((balancer) => hostOf(estate, balancer)),
];

/** AWS makes an Application Load Balancer when nothing is said. */
const kindOf = (type: unknown): string => wordOf(type) ?? "application";

export const isNetworkLoadBalancer = ({ props }: EstateResource): boolean =>
  kindOf(props.loadBalancerType) === "network";

function hostOf(estate: Estate, balancer: EstateResource): Host {
  const placements = subnetsOf(estate, balancer);
  return {
    resource: balancer,
    what: isOn(balancer.props.internal) ? "internal load balancer" : "load balancer",
    placements,
    groups: guardsOf(estate, balancer, placements),
    addresses: addressesOf(balancer),
  };
}

function subnetsOf(estate: Estate, balancer: EstateResource): Placements {
  const { subnets, subnetMappings } = balancer.props;
  if (!isAbsent(subnets) && !(Array.isArray(subnets) && subnets.length === 0)) {
    return placementsOf(estate, balancer, "subnets");
  }
  const mapped = blocksOf(subnetMappings).map(({ subnetId }) =>
    placementsOf(estate, balancer, "subnetMappings", subnetId),
  );
  const unknown = mapped.find((placements) => placements.unknown)?.unknown;
  const of = mapped.flatMap((placements) => placements.of);
  if (of.length === 0) return placementsOf(estate, balancer, "subnets");
  return unknown === undefined ? { of } : { of, unknown };
}

function guardsOf(estate: Estate, balancer: EstateResource, placements: Placements): Groups {
  const { securityGroups } = balancer.props;
  const said = isUnknown(securityGroups) || (Array.isArray(securityGroups) && securityGroups.length > 0);
  if (isNetworkLoadBalancer(balancer) && !said) return { of: [], foreign: [], none: true };
  const vpc = placements.of[0] && vpcOf(estate, placements.of[0]);
  return groupsOf(estate, balancer, ["securityGroups"], vpc);
}

/** AWS makes the load balancer public unless `internal` is true. */
function addressesOf(balancer: EstateResource): PublicAddress[] {
  const { internal, ipAddressType } = balancer.props;
  if (isOn(internal)) return [];
  const dual = wordOf(ipAddressType)?.startsWith("dualstack") === true;
  const families: readonly Family[] = dual ? [4, 6] : [4];
  const opens = isUnknown(internal)
    ? "internal not known yet"
    : isAbsent(internal)
      ? "internal left out"
      : "internal false";
  const hop: Hop = permits("load balancer", [balancer], opens);
  const given = isUnknown(internal) ? { ...hop, unknown: "internal" } : hop;
  return families.map((family) => ({ family, given }));
}

/** A port that a load balancer listens on. */
export interface Door {
  readonly boxes: readonly Box[];
  readonly text: string;
  /** The listener; absent for a classic load balancer, whose listeners are part of it. */
  readonly listener?: EstateResource;
  /** Where a classic load balancer sends what comes in. */
  readonly instancePort?: number;
}

export function doorsOf(estate: Estate, balancer: EstateResource): Door[] {
  const classic = blocksOf(balancer.props.listeners).map(({ lbPort, lbProtocol, instancePort }, at) => ({
    ...doorOf(lbProtocol, lbPort, `listeners[${at}]`),
    instancePort: integerOf(instancePort),
  }));
  const listeners = estate.pointing("listener", "loadBalancerArn", balancer).map((listener) => ({
    ...doorOf(listener.props.protocol, listener.props.port, "port"),
    listener,
  }));
  return [
    ...listeners,
    ...classic.map(({ instancePort, ...door }) =>
      instancePort === undefined ? door : { ...door, instancePort },
    ),
  ];
}

function doorOf(protocol: unknown, port: unknown, place: string): { boxes: Box[]; text: string } {
  const number = integerOf(port);
  const ports = number === undefined ? everyPort : interval(number);
  return {
    boxes: transportsOf(protocol).flatMap((transport) => toPorts(transport, ports)),
    text: `${place} ${number ?? "not known yet"}, ${shown(protocol ?? "HTTP")}`,
  };
}

/** The transport beneath a listener's or target group's protocol. */
export function transportsOf(protocol: unknown): NonNullable<ReturnType<typeof readProtocol>>[] {
  const word = wordOf(protocol) ?? "";
  const names = TRANSPORTS[word] ?? ["tcp"];
  return names.flatMap((name) => readProtocol(name) ?? []);
}

const TRANSPORTS: Readonly<Record<string, readonly string[]>> = {
  udp: ["udp"],
  tcp_udp: ["tcp", "udp"],
  quic: ["udp"],
  tcp_quic: ["tcp", "udp"],
};
