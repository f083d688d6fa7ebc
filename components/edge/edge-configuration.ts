import { maximumConnections } from "../../runtime/edge-capacity";
import { type EdgeLimits, edgeDefaults, edgeValuesFile } from "../../runtime/edge-values";
import { addressPlan } from "../network/address-plan";
import type { NetworkSettings } from "../network/network";
import { edgePorts } from "../network/ports";
import { sisterEdgesName } from "./edge-dns";

/** What an operator decides about the edge's checks. */
export interface EdgeConfiguration {
  /**
   * Web pages that may connect, as `https://app.example.com` or `https://*.example.com`.
   * @default - none named: the pages below the company's own domain
   */
  origins: string[];
  /** Admit clients that name no origin, as mobile apps do. */
  clientsWithoutOrigin: boolean;
  /** Ask the switches to record every call. */
  recordCalls: boolean;
  /** The edge's own limits are its defaults. */
  limits: Omit<EdgeLimits, "messageBytes">;
  /** Memory of a task: it bounds the connections. */
  memoryMiB: number;
}

/** The subnets that load balancer, edges, relays and switches are in. */
export function privateNetworks(network: NetworkSettings): string[] {
  return addressPlan(network.cidrBlock, network.availabilityZones).map((zone) => zone.privateCidr);
}

/** What Kamailio reads of a cell whose users are `sip:user@<sipHostname>`. */
export function cellEdgeValuesFile(
  sipHostname: string,
  network: NetworkSettings,
  { origins, clientsWithoutOrigin, recordCalls, limits, memoryMiB }: EdgeConfiguration,
): string {
  return edgeValuesFile({
    domain: sipHostname,
    trustedProxies: privateNetworks(network),
    origins: origins.length > 0 ? origins : [pagesBelow(sipHostname)],
    clientsWithoutOrigin,
    ports: edgePorts,
    sisterEdges: sisterEdgesName,
    process: { ...edgeDefaults.process, maximumConnections: maximumConnections(memoryMiB) },
    limits: { ...edgeDefaults.limits, ...limits },
    timing: edgeDefaults.timing,
    recordCalls,
  });
}

/** `sip.example.com` belongs to the pages below `example.com`. */
const pagesBelow = (sipHostname: string): string =>
  `https://*.${sipHostname.slice(sipHostname.indexOf(".") + 1)}`;
