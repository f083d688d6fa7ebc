/** Which protocols go with which kind of load balancer. */
export const applicationProtocols = ["HTTP", "HTTPS"];
export const networkProtocols = ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"];
export const encryptedProtocols = ["HTTPS", "TLS"];

export function protocolsOf(loadBalancerType: string): readonly string[] {
  return (
    { application: applicationProtocols, network: networkProtocols, gateway: ["GENEVE"] }[loadBalancerType] ??
    []
  );
}
