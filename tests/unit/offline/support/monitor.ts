/** A resource monitor and engine that record what a component registers, and answer like the recorded runs did. */
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb";
import type engine from "@pulumi/pulumi/proto/engine_pb";
import provider from "@pulumi/pulumi/proto/provider_pb";
import resourceServices from "@pulumi/pulumi/proto/resource_grpc_pb";
import resource from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ValueMap } from "../../../../offline/model/value";
import { marshal, unmarshal } from "../../../../offline/protocol/marshal";
import { unary } from "../../../../offline/protocol/serve";
import type { TreeRow } from "./trees";

export interface Recorded {
  readonly rows: TreeRow[];
  readonly requests: resource.RegisterResourceRequest[];
  readonly lookups: { readonly args: ValueMap; readonly provider: string; readonly version: string }[];
  readonly warnings: string[];
}

/** In a preview nothing has an id yet. */
export async function recordingMonitor(
  preview = false,
): Promise<{ address: string; recorded: Recorded; close(): void }> {
  const recorded: Recorded = { rows: [], requests: [], lookups: [], warnings: [] };
  const server = new Server();
  server.addService(
    resourceServices.ResourceMonitorService as unknown as Parameters<Server["addService"]>[0],
    monitorHandlers(recorded, preview),
  );
  server.addService(engineServices.EngineService as unknown as Parameters<Server["addService"]>[0], {
    log: unary((request: engine.LogRequest) => {
      recorded.warnings.push(request.getMessage());
      return new Empty();
    }),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, recorded, close: () => server.forceShutdown() };
}

function monitorHandlers(recorded: Recorded, preview: boolean): UntypedServiceImplementation {
  return {
    registerResource: unary((request: resource.RegisterResourceRequest) => {
      const inputs = unmarshal(request.getObject()).values;
      const [type, name] = [request.getType().split(":").at(-1) ?? "", request.getName()];
      const short = request.getCustom() ? type : request.getType();
      const id = `${short}/${name}`;
      const dependencies = request.getDependenciesList().map(shortOf).sort();
      recorded.rows.push([short, name, shortOf(request.getParent()) || null, inputs, dependencies]);
      recorded.requests.push(request);
      const response = new resource.RegisterResourceResponse();
      response.setUrn(`urn:${id}`);
      response.setId(request.getCustom() && !preview ? id : "");
      response.setObject(marshal({ ...inputs, ...(preview ? {} : computed(type, id)) }));
      return response;
    }),
    registerResourceOutputs: unary(() => new Empty()),
    invoke: unary((request: resource.ResourceInvokeRequest) => {
      const args = unmarshal(request.getArgs()).values;
      recorded.lookups.push({ args, provider: request.getProvider(), version: request.getVersion() });
      const region = String(args.region ?? (request.getProvider() === "" ? "eu-central-1" : "us-west-2"));
      const response = new provider.InvokeResponse();
      response.setReturn(marshal({ names: ["a", "b", "c"].map((letter) => region + letter) }));
      return response;
    }),
  };
}

function computed(type: string, id: string): ValueMap {
  if (type === "Eip") return { allocationId: id };
  return type === "Vpc" ? { ipv6CidrBlock: "2600:1f00:1:ab00::/56" } : {};
}

function shortOf(urn: string): string {
  return urn.replace(/^urn:/, "");
}
