/**
 * Answers the engine's questions about resources with the SDK's own code, but in fewer steps. The SDK decodes a resource
 * anew for every rule, about 45 microseconds a time: a pack of a hundred rules would cost more than the engine does. Here
 * all rules for a type are one policy to the SDK, so that a resource is decoded once, and only where there is a rule.
 */

import { Server, type ServiceDefinition, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as sdk from "@pulumi/policy/server";
import {
  AnalyzeRequest,
  AnalyzeResponse,
  type AnalyzeStackRequest,
  type ConfigureAnalyzerRequest,
  RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { BinaryReader } from "google-protobuf";

type Reply<Response> = (error: Error | null, response: Response) => void;
type Handle<Request, Response> = (call: { request: Request }, reply: Reply<Response>) => void;
type Make<Handler> = (pack: string, version: string, level: string, policies: SdkPolicy[]) => Handler;

export type SdkPolicy = ResourceValidationPolicy | StackValidationPolicy;

/** The SDK exports them without declaring them. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as unknown as {
  makeAnalyzeRpcFun: Make<Handle<AnalyzeRequest, AnalyzeResponse>>;
  makeAnalyzeStackRpcFun: Make<Handle<AnalyzeStackRequest, AnalyzeResponse>>;
};

/** A question about one resource, of which only the type has been read. */
export interface TypedRequest {
  readonly type: string;
  decode(): AnalyzeRequest;
}

/** What the pack answers in place of the SDK. */
export interface Answers {
  readonly analyze: Handle<TypedRequest, AnalyzeResponse>;
  readonly analyzeStack: Handle<AnalyzeStackRequest, AnalyzeResponse>;
  readonly remediate: Handle<unknown, RemediateResponse>;
}

export function answersOf(
  { name, version }: { name: string; version: string },
  byType: ReadonlyMap<string, ResourceValidationPolicy>,
  stack: StackValidationPolicy,
): Answers {
  const level = "mandatory";
  const analyzers = new Map(
    [...byType].map(([type, policy]) => [type, makeAnalyzeRpcFun(name, version, level, [policy])]),
  );
  return {
    analyze({ request }, reply) {
      const analyze = analyzers.get(request.type);
      if (analyze) analyze({ request: request.decode() }, reply);
      else reply(null, new AnalyzeResponse());
    },
    analyzeStack: makeAnalyzeStackRpcFun(name, version, level, [stack]),
    remediate: (_, reply) => reply(null, new RemediateResponse()),
  };
}

/** A pack that answers, and listens to how it is configured. */
export interface Answering {
  readonly answers: Answers;
  readonly configure: (request: ConfigureAnalyzerRequest) => void;
}

/** Runs `serve`, which makes the SDK start its server, and lets that server answer as `pack` does. */
export function withAnswers(pack: Answering, serve: () => void): void {
  const { addService } = Server.prototype;
  Server.prototype.addService = function (service, implementation) {
    if ("analyze" in implementation)
      addService.call(this, undecoded(service), answering(pack, implementation));
    else addService.call(this, service, implementation);
  };
  try {
    serve();
  } finally {
    Server.prototype.addService = addService;
  }
}

function answering({ answers, configure }: Answering, sdk: UntypedServiceImplementation) {
  const replies = {
    ...answers,
    configure(call: { request: ConfigureAnalyzerRequest }, reply: Reply<unknown>) {
      configure(call.request);
      (sdk.configure as Handle<ConfigureAnalyzerRequest, unknown>)(call, reply);
    },
  };
  return { ...sdk, ...replies } as UntypedServiceImplementation;
}

/** The service with the properties of a resource left as bytes until a rule asks for them. */
function undecoded(service: ServiceDefinition): ServiceDefinition {
  const { analyze, remediate } = service;
  if (!analyze || !remediate) return service;
  return {
    ...service,
    analyze: { ...analyze, requestDeserialize: typedRequest },
    remediate: { ...remediate, requestDeserialize: (bytes: Buffer) => bytes },
  };
}

const TYPE_FIELD = 1;

export function typedRequest(bytes: Buffer): TypedRequest {
  return { type: typeIn(bytes), decode: () => AnalyzeRequest.deserializeBinary(new Uint8Array(bytes)) };
}

function typeIn(bytes: Buffer): string {
  const reader = new BinaryReader(new Uint8Array(bytes));
  while (reader.nextField()) {
    if (reader.getFieldNumber() === TYPE_FIELD) return reader.readString();
    reader.skipField();
  }
  return "";
}
