/** Real gRPC clients of the plugins, promise style. */
import { type Client, credentials, type ServiceError } from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_grpc_pb";
import type proto from "@pulumi/pulumi/proto/provider_pb";

type Provider = InstanceType<typeof provider.ResourceProviderClient>;

export interface ProviderClient {
  call<Response>(method: string, request: unknown): Promise<Response>;
  construct(request: proto.ConstructRequest): Promise<proto.ConstructResponse>;
  close(): void;
}

export function providerClient(port: number): ProviderClient {
  const client: Provider = new provider.ResourceProviderClient(
    `127.0.0.1:${port}`,
    credentials.createInsecure(),
  );
  const methods = client as unknown as {
    [method: string]: (
      request: unknown,
      done: (error: ServiceError | null, response: unknown) => void,
    ) => void;
  };
  const call = <Response>(method: string, request: unknown) =>
    new Promise<Response>((resolve, reject) => {
      methods[method]?.call(client, request, (error, response) =>
        error === null ? resolve(response as Response) : reject(error),
      );
    });
  return {
    call,
    construct: (request) => call("construct", request),
    close: () => (client as unknown as Client).close(),
  };
}
