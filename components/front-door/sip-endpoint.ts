/** The path on which SIP speaks WebSocket (RFC 7118); the load balancer forwards nothing else. */
export const webSocketPath = "/ws";

/** The edge's deep health check: 200 only with a live switch and a live media relay behind it. */
export const healthPath = "/healthz";

/** The host name that callers use, in an environment's domain. */
export function sipHostname(domain: string): string {
  return `sip.${domain}`;
}

/** The URL that a browser's SIP library is given. */
export function sipUrl(domain: string): string {
  return `wss://${sipHostname(domain)}${webSocketPath}`;
}
