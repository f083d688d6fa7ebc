/** How traffic from the internet arrives by Global Accelerator: at things that need no address and no route. */

import { integerOf, isOff, isOn, isUnknown, wordOf } from "../vocabulary/values";
import { type Arrival, gatesOf } from "./arrivals";
import { type Box, type Interval, intersect, interval, subtract } from "./boxes";
import { blocksOf, type Estate, type EstateResource } from "./estate";
import type { Host } from "./host";
import { aclGate } from "./network-acls";
import type { Hop } from "./path";
import { everyPort, protocolInterval } from "./protocols";
import { admit } from "./security-groups";
import { carries, permits, shown, through } from "./step";
import { internetGatewaysOf, vpcOf } from "./subnets";
import { everything, type Family, movedTo, ofFamily, toPorts } from "./traffic";

/** What the listener of an accelerator takes, and how it says so. */
interface Front {
  readonly traffic: readonly Box[];
  readonly hops: readonly Hop[];
}

/** Hosts by the resource that an endpoint may name: load balancers, instances, and Elastic IPs for what has them. */
export type HostsOf = (resource: EstateResource) => readonly Host[];

export const arrivalsByAccelerator = (estate: Estate, hostsOf: HostsOf): Arrival[] =>
  estate.all("endpointGroup").flatMap((group) => {
    const fronts = frontsOf(estate, group);
    return endpointsOf(estate, group, hostsOf).flatMap(({ host, hop }) =>
      fronts.flatMap((front) =>
        portMappings(front, group).flatMap((mapping) => arrive(estate, host, front, mapping, hop)),
      ),
    );
  });

/** The listener of the group; one of another stack is taken to accept every port. */
function frontsOf(estate: Estate, group: EstateResource): Front[] {
  const { nodes } = estate.reference(group, "listenerArn", "acceleratorListener");
  if (nodes.length === 0) return [{ traffic: everything, hops: [] }];
  return nodes.flatMap((listener) => {
    const accelerators = estate.reference(listener, "acceleratorArn", "accelerator").nodes;
    if (accelerators.some(({ props }) => isOff(props.enabled))) return [];
    const dual =
      accelerators.length === 0 ||
      accelerators.some(({ props }) => wordOf(props.ipAddressType) === "dual_stack");
    const traffic = portsOf(listener);
    const hops = accelerators.map((one) =>
      carries("accelerator", one, `ipAddressType ${shown(one.props.ipAddressType ?? "IPV4")}`),
    );
    const ranges = blocksOf(listener.props.portRanges).map(({ fromPort, toPort }) =>
      fromPort === toPort ? shown(fromPort) : `${shown(fromPort)}-${shown(toPort)}`,
    );
    return [
      {
        traffic: dual ? traffic : ofFamily(traffic, 4),
        hops: [
          ...hops,
          permits(
            "listener",
            [listener],
            `protocol ${shown(listener.props.protocol)}, portRanges ${ranges.join(", ")}`,
          ),
        ],
      },
    ];
  });
}

function portsOf({ props }: EstateResource): Box[] {
  const protocol = protocolInterval(props.protocol);
  if (isUnknown(props.portRanges)) return toPorts(protocol, everyPort);
  return blocksOf(props.portRanges).flatMap(({ fromPort, toPort }) => {
    const [from, to] = [integerOf(fromPort), integerOf(toPort)];
    return toPorts(protocol, from === undefined || to === undefined ? everyPort : interval(from, to));
  });
}

/** What is sent to the accelerator, and to which port of the endpoint it goes on, where that is another. */
interface PortMapping {
  readonly sent: readonly Box[];
  readonly arrivesAt?: Interval;
  readonly hops: readonly Hop[];
}

function portMappings({ traffic }: Front, group: EstateResource): PortMapping[] {
  const overrides = blocksOf(group.props.portOverrides).flatMap(({ listenerPort, endpointPort }) => {
    const [from, to] = [integerOf(listenerPort), integerOf(endpointPort)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const moved = overrides.flatMap(({ from }) => movedTo(everything, interval(from)));
  return [
    { sent: subtract(traffic, moved), hops: [] },
    ...overrides.map(({ from, to }) => ({
      sent: intersect(traffic, movedTo(everything, interval(from))),
      arrivesAt: interval(to),
      hops: [permits("endpoint group", [group], `portOverrides ${from} to ${to}`)],
    })),
  ];
}

function endpointsOf(estate: Estate, group: EstateResource, hostsOf: HostsOf): { host: Host; hop: Hop }[] {
  const foreign = estate.reference(group, "listenerArn", "acceleratorListener").nodes.length === 0;
  return blocksOf(group.props.endpointConfigurations).flatMap(({ endpointId, weight }, at) =>
    (["loadBalancer", "instance", "elasticIp"] as const)
      .flatMap((kind) => estate.reference(group, "endpointConfigurations", kind, endpointId).nodes)
      .flatMap((endpoint) => {
        const rest = integerOf(weight) === 0 ? ", weight 0" : "";
        const opens = `endpointConfigurations[${at}].endpointId ${endpoint.name}${rest}`;
        const what = "endpoint group";
        const hop = foreign
          ? carries(what, group, `${opens}, of a listener in another stack`)
          : permits(what, [group], opens);
        return hostsOf(endpoint).map((host) => ({ host, hop }));
      }),
  );
}

/** The accelerator delivers into a VPC that has an internet gateway, past routes; groups see the callers' addresses. */
function arrive(estate: Estate, host: Host, front: Front, mapping: PortMapping, endpoint: Hop): Arrival[] {
  const vpc = host.placements.of[0] && vpcOf(estate, host.placements.of[0]);
  const gateways = vpc ? internetGatewaysOf(estate, vpc) : [];
  if (vpc && gateways.length === 0) return [];
  const sent = reachableFamilies(host).flatMap((family) => ofFamily(mapping.sent, family));
  const traffic = mapping.arrivesAt ? movedTo(sent, mapping.arrivesAt) : sent;
  const hops = [
    ...front.hops,
    endpoint,
    ...mapping.hops,
    ...gateways.map((gateway) => permits("internet gateway", [gateway], `attached to VPC ${vpc?.name}`)),
  ];
  const gates = gatesOf(host.placements, (placement) => aclGate(estate, placement, "ingress"));
  return through({ traffic, hops }, gates)
    .flatMap((step) => admit(estate, host.groups, "ingress", step, { groups: [], mayBeForeign: true }))
    .map((admitted) => ({
      ...admitted,
      host,
      by: "accelerator",
      opens: isOn(host.resource.props.internal) ? "internal true" : "",
      ...(isUnknown(host.resource.props.internal) ? { unknown: "internal" } : {}),
      ...(mapping.arrivesAt ? { entry: sent } : {}),
    }));
}

/** IPv6 callers reach endpoints that have IPv6 addresses only. */
function reachableFamilies({ resource, addresses }: Host): Family[] {
  const dual =
    wordOf(resource.props.ipAddressType)?.startsWith("dualstack") === true ||
    addresses.some(({ family }) => family === 6);
  return dual ? [4, 6] : [4];
}
