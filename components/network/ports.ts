/** The ports that a cell's machines listen on. Every other file takes them from here, by way of the table of flows. */
export const ports = {
  /** Secure WebSocket on the internal load balancer, where TLS ends. */
  sipOverSecureWebSocket: 443,
  /** The edge's plain WebSocket and health check, behind the load balancer. */
  sipOverWebSocket: 8080,
  /** SIP over UDP inside the cell (RFC 3261). */
  sip: 5060,
  /** Registrations among the edges of a cell (Kamailio's DMQ). */
  edgeReplication: 5062,
  /** The edge's metrics for Prometheus. */
  edgeMetrics: 9090,
  /** The edge's JSON-RPC, on loopback: no flow opens it. */
  edgeRpc: 8090,
  /** RTPEngine's NG control protocol. */
  mediaControl: 2223,
  /** RTPEngine's HTTP port, which answers the health check at /ping. */
  mediaHealth: 9900,
  /** RTP and RTCP of the media relay, RTPEngine's usual range. */
  mediaRtp: { from: 30000, to: 39999 },
  /** RTP and RTCP of the switches, FreeSWITCH's usual range. */
  switchRtp: { from: 16384, to: 32767 },
} as const;

/** The edge's ports, by the names of its configuration. */
export const edgePorts = {
  webSocket: ports.sipOverWebSocket,
  sip: ports.sip,
  replication: ports.edgeReplication,
  metrics: ports.edgeMetrics,
  rpc: ports.edgeRpc,
} as const;
