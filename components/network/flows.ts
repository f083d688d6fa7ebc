import { ports } from "./ports";

/** Who sends or receives. Those of the cell have a security group of their own in every cell. */
export type Party = CellParty | "internet" | "monitoring" | "s3";
export type CellParty = "loadBalancer" | "edge" | "media" | "switches" | "endpoints";

export const cellParties: readonly CellParty[] = ["loadBalancer", "edge", "media", "switches", "endpoints"];

export function isCellParty(party: Party): party is CellParty {
  return cellParties.some((one) => one === party);
}

/** What each party is, in the words that the security group's description and the docs use. */
export const partyTitles: Readonly<Record<Party, string>> = {
  internet: "the internet",
  monitoring: "your monitoring, in the networks that edge.metricsNetworks names",
  loadBalancer: "the internal load balancer",
  edge: "the SIP edge (Kamailio)",
  media: "the media fleet (RTPEngine)",
  switches: "the switch fleet (FreeSWITCH)",
  endpoints: "the interface endpoints of AWS services",
  s3: "Amazon S3, by its gateway endpoint",
};

/** One kind of traffic that a cell lets through. What no flow names is closed. */
export interface Flow {
  /** Part of the logical name of the rules made from it: a change replaces them. */
  readonly name: string;
  readonly from: Party;
  readonly to: Party;
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  /** Becomes the rules' description: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* only, as EC2 demands. */
  readonly why: string;
}

/**
 * Every flow of a cell. All security group rules are made from this table, and the picture in the docs is drawn from it;
 * nothing else opens a port. DNS and time need no rule: security groups do not filter the VPC's own resolver and clock
 * (AWS: "Amazon DNS server", "Security groups").
 */
export const flows: readonly Flow[] = [
  // From the internet: one port, and only what the accelerator delivers gets there, for the load balancer has no public address.
  flow(
    "callers",
    "internet",
    "loadBalancer",
    "tcp",
    ports.sipOverSecureWebSocket,
    "SIP over secure WebSocket, by the accelerator",
  ),

  // Signalling inside the cell.
  flow(
    "websocket",
    "loadBalancer",
    "edge",
    "tcp",
    ports.sipOverWebSocket,
    "SIP over WebSocket and the deep health check",
  ),
  flow("sip-to-switches", "edge", "switches", "udp", ports.sip, "SIP from the edge, and its probes"),
  flow("sip-to-edge", "switches", "edge", "udp", ports.sip, "SIP of calls that a switch places"),
  flow("sip-among-edges", "edge", "edge", "udp", ports.sip, "SIP to the edge that holds the WebSocket"),
  flow("edge-replication", "edge", "edge", "udp", ports.edgeReplication, "registrations among the edges"),
  flow("media-control", "edge", "media", "udp", ports.mediaControl, "RTPEngine control, NG protocol"),
  flow("media-health", "edge", "media", "tcp", ports.mediaHealth, "RTPEngine health"),

  // From outside of the cell, where the settings name who: nobody, unless they do.
  flow("edge-metrics", "monitoring", "edge", "tcp", ports.edgeMetrics, "metrics for Prometheus"),

  // Media inside the cell.
  flow("rtp-to-switches", "media", "switches", "udp", ports.switchRtp, "RTP and RTCP towards the switch"),
  flow("rtp-to-media", "switches", "media", "udp", ports.mediaRtp, "RTP and RTCP towards the caller"),

  // AWS services, inside the VPC.
  flow("edge-to-aws", "edge", "endpoints", "tcp", 443, "images, secrets, logs"),
  flow("media-to-aws", "media", "endpoints", "tcp", 443, "sessions, lifecycle, metrics, logs"),
  flow("switches-to-aws", "switches", "endpoints", "tcp", 443, "sessions, lifecycle, metrics, logs"),
  flow("edge-to-s3", "edge", "s3", "tcp", 443, "image layers"),
  flow("media-to-s3", "media", "s3", "tcp", 443, "packages"),
  flow("switches-to-s3", "switches", "s3", "tcp", 443, "recordings and packages"),

  // Packages at first boot, by the NAT gateways.
  flow("media-packages", "media", "internet", "tcp", 443, "operating system packages"),
  flow("switches-packages", "switches", "internet", "tcp", 443, "operating system packages"),
];

function flow(
  name: string,
  from: Party,
  to: Party,
  protocol: Flow["protocol"],
  port: number | { readonly from: number; readonly to: number },
  why: string,
): Flow {
  const range = typeof port === "number" ? { from: port, to: port } : port;
  return { name, from, to, protocol, fromPort: range.from, toPort: range.to, why };
}
