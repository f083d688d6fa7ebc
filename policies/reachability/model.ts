/** What the internet can reach of an estate: all the paths, and the ways that are not followed. */

import { EXPOSURE_TAG } from "../constants";
import { isUnknown } from "../vocabulary/values";
import { arrivalsByAccelerator, type HostsOf } from "./accelerators";
import { arrivalsByAddress } from "./arrivals";
import { blindSpotsOf } from "./blind-spots";
import { keptDeclaration } from "./declared";
import { endpointsFound } from "./endpoints";
import { Estate, type EstateResource } from "./estate";
import { type Found, onwards } from "./forwarding";
import type { Host } from "./host";
import { fleetHosts, instanceHosts } from "./instances";
import { loadBalancerHosts } from "./load-balancers";
import type { Exposure, Hop, ReachablePath } from "./path";
import { serviceHosts } from "./services";
import { slicesOf } from "./traffic";
import { routeText } from "./words";

/** Works out the exposure of the resources of one stack or of several. Pure: the same resources give the same paths. */
export function exposureOf(resources: readonly EstateResource[]): Exposure {
  const estate = new Estate(resources);
  const hosts = [
    ...loadBalancerHosts(estate),
    ...instanceHosts(estate),
    ...fleetHosts(estate),
    ...serviceHosts(estate),
  ];
  const hostsOf = hostIndex(hosts);
  const arrivals = [
    ...arrivalsByAccelerator(estate, hostsOf),
    ...hosts.flatMap((host) => arrivalsByAddress(estate, host)),
  ];
  const found = [
    ...arrivals.flatMap((arrival) => onwards(estate, hostsOf, arrival)),
    ...endpointsFound(estate),
  ];
  return { paths: joined(found.flatMap(pathsOf)), blindSpots: blindSpotsOf(estate, hosts) };
}

/** Hosts by what an accelerator's endpoint may name them by: their resource, or an Elastic IP of theirs. */
function hostIndex(hosts: readonly Host[]): HostsOf {
  const index = new Map<string, Host[]>();
  for (const host of hosts) {
    const elasticIps = host.addresses.flatMap(({ given }) =>
      given.what === "Elastic IP" ? given.resources : [],
    );
    for (const urn of new Set([host.resource, ...elasticIps].map((one) => one.urn))) {
      index.set(urn, [...(index.get(urn) ?? []), host]);
    }
  }
  return ({ urn }) => index.get(urn) ?? [];
}

function pathsOf(found: Found): ReachablePath[] {
  const { listens, requires } = found;
  const hops = isUnknown(found.declaration) ? hangingOn(`tags["${EXPOSURE_TAG}"]`, found.hops) : found.hops;
  const declared = keptDeclaration(found);
  return slicesOf(found.entry).map(({ from, flows }) => ({
    from,
    entry: flows,
    hops,
    listens,
    ...(declared === undefined ? {} : { declared }),
    ...(requires === undefined ? {} : { requires }),
  }));
}

/** The way is there, and whether it is declared is not known yet. */
const hangingOn = (unknown: string, hops: readonly Hop[]): Hop[] =>
  hops.map((hop, at) => (at === hops.length - 1 ? { unknown, ...hop } : hop));

/** IPv4 and IPv6 of the same way are one path. */
function joined(paths: readonly ReachablePath[]): ReachablePath[] {
  const result = new Map<string, ReachablePath>();
  for (const path of paths) {
    const { from, declared, requires, listens, hops } = path;
    const unknown = hops.map((hop) => hop.unknown);
    const ports = path.entry.map(({ protocol, fromPort, toPort }) => [protocol, fromPort, toPort]);
    const key = JSON.stringify([from, declared, requires, listens, unknown, ports, routeText(path)]);
    const before = result.get(key);
    result.set(key, before ? join(before, path) : path);
  }
  return [...result.values()];
}

/** The hops of both, each in its place. */
function join(a: ReachablePath, b: ReachablePath): ReachablePath {
  const hops = [...a.hops];
  const indexOf = (wanted: Hop | undefined) =>
    hops.findIndex((hop) => JSON.stringify(hop) === JSON.stringify(wanted));
  b.hops.forEach((hop, at) => {
    if (indexOf(hop) < 0) hops.splice(indexOf(b.hops[at - 1]) + 1, 0, hop);
  });
  return { ...a, entry: [...a.entry, ...b.entry], hops };
}
