import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";

type Handler = handleUnaryCall<unknown, unknown>;

/**
 * One provider for each connection. A plugin process that many engines attach to is configured many times over, by each
 * engine for each of its providers (Region, default tags), and each does so on a connection of its own.
 */
export function perConnection(make: () => UntypedServiceImplementation): UntypedServiceImplementation {
  const providers = new Map<string, UntypedServiceImplementation>();
  const providerOf = (peer: string): UntypedServiceImplementation => {
    const provider = providers.get(peer) ?? make();
    providers.set(peer, provider);
    return provider;
  };
  const forward =
    (method: string): Handler =>
    (call, answer) =>
      (providerOf(call.getPeer())[method] as Handler)(call, answer);
  return Object.fromEntries(Object.keys(make()).map((method) => [method, forward(method)]));
}
