/** The engine's resource monitor, as far as a component needs it: register children, invoke, log. */
import { promisify } from "node:util";
import { type Client, credentials, type ServiceError } from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb";
import engine from "@pulumi/pulumi/proto/engine_pb";
import resourceServices from "@pulumi/pulumi/proto/resource_grpc_pb";
import resource from "@pulumi/pulumi/proto/resource_pb";
import type { ValueMap } from "../model/value";
import { marshal, unmarshal } from "../protocol/marshal";

const options = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

export interface Registration {
  readonly request: resource.RegisterResourceRequest;
  readonly inputs: ValueMap;
  readonly secrets: readonly string[];
  /** URNs that each input depends on. */
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
}

export interface Registered {
  readonly urn: string;
  /** Empty in a preview of something new. */
  readonly id: string;
  readonly outputs: ValueMap;
}

export class Monitor {
  readonly #client: InstanceType<typeof resourceServices.ResourceMonitorClient>;

  constructor(address: string) {
    this.#client = new resourceServices.ResourceMonitorClient(address, credentials.createInsecure(), options);
  }

  async register({ request, inputs, secrets, propertyDependencies }: Registration): Promise<Registered> {
    request.setObject(marshal(inputs, secrets));
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    request.setSupportspartialvalues(true);
    request.setAliasspecs(true);
    for (const [property, urns] of Object.entries(propertyDependencies)) {
      const dependencies = new resource.RegisterResourceRequest.PropertyDependencies();
      dependencies.setUrnsList([...urns]);
      request.getPropertydependenciesMap().set(property, dependencies);
    }
    const response = await this.#call<resource.RegisterResourceRequest, resource.RegisterResourceResponse>(
      "registerResource",
      request,
    );
    return { urn: response.getUrn(), id: response.getId(), outputs: unmarshal(response.getObject()).values };
  }

  async registerOutputs(urn: string): Promise<void> {
    const request = new resource.RegisterResourceOutputsRequest();
    request.setUrn(urn);
    request.setOutputs(marshal({}));
    await this.#call("registerResourceOutputs", request);
  }

  async invoke(
    token: string,
    args: ValueMap,
    provider: string | undefined,
    version: string,
  ): Promise<ValueMap> {
    const request = new resource.ResourceInvokeRequest();
    request.setTok(token);
    request.setArgs(marshal(args));
    if (provider === undefined) request.setVersion(version);
    else request.setProvider(provider);
    request.setAcceptresources(true);
    const response = await this.#call<
      resource.ResourceInvokeRequest,
      import("@pulumi/pulumi/proto/provider_pb").InvokeResponse
    >("invoke", request);
    const failures = response.getFailuresList();
    if (failures.length > 0) {
      throw new Error(
        failures.map((each) => `${token}: ${each.getProperty()}: ${each.getReason()}`).join("\n"),
      );
    }
    return unmarshal(response.getReturn()).values;
  }

  close(): void {
    (this.#client as unknown as Client).close();
  }

  #call<Request, Response>(method: string, request: Request): Promise<Response> {
    const methods = this.#client as unknown as {
      [name: string]: (request: Request, done: Done<Response>) => void;
    };
    return promisify<Request, Response>((message, done) =>
      methods[method]?.call(this.#client, message, done),
    )(request);
  }
}

type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** A warning beside a resource in the engine's display; lost without an engine. */
export function warn(engineAddress: string, urn: string, message: string): Promise<void> {
  if (engineAddress === "") return Promise.resolve();
  const client = new engineServices.EngineClient(engineAddress, credentials.createInsecure());
  const request = new engine.LogRequest();
  request.setSeverity(engine.LogSeverity.WARNING);
  request.setMessage(message);
  request.setUrn(urn);
  return new Promise((resolve) => {
    client.log(request, () => {
      client.close();
      resolve();
    });
  });
}
