/**
 * Answers the engine's questions about resources with the SDK's own code, but in fewer steps. The SDK decodes a resource
 * anew for every rule, about 45 microseconds a time: a pack of a hundred rules would cost more than the engine does. Here
 * all rules for a type are one policy to the SDK, so that a resource is decoded once, and only where there is a rule.
 */

import { Server, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as sdk from "@pulumi/policy/server";
import {
  type AnalyzeRequest,
  type AnalyzeResponse,
  type AnalyzeStackRequest,
  type ConfigureAnalyzerRequest,
  RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";

type Reply<Response> = (error: Error | null, response: Response) => void;
type Call<Request, Response> = (call: { request: Request }, reply: Reply<Response>) => void;
export type Analyze = Call<AnalyzeRequest, AnalyzeResponse>;
export type AnalyzeStack = Call<AnalyzeStackRequest, AnalyzeResponse>;

export type SdkPolicy = ResourceValidationPolicy | StackValidationPolicy;
type Make<Handler> = (pack: string, version: string, level: string, policies: SdkPolicy[]) => Handler;

/** The SDK exports them without declaring them. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as unknown as {
  makeAnalyzeRpcFun: Make<Analyze>;
  makeAnalyzeStackRpcFun: Make<AnalyzeStack>;
};

export interface Identity {
  readonly name: string;
  readonly version: string;
}

/** The policies with which the SDK judges: one for each type of resource, and one for the stack. */
export interface SdkPolicies {
  readonly byType: ReadonlyMap<string, ResourceValidationPolicy>;
  readonly stack: StackValidationPolicy;
}

/** What the pack answers in place of the SDK. */
export interface Answers {
  readonly analyze: Analyze;
  readonly analyzeStack: AnalyzeStack;
  readonly remediate: Call<unknown, RemediateResponse>;
}

export function answers({ name, version }: Identity, { byType, stack }: SdkPolicies): Answers {
  const level = "mandatory";
  const analyzers = new Map(
    [...byType].map(([type, policy]) => [type, makeAnalyzeRpcFun(name, version, level, [policy])]),
  );
  const none = makeAnalyzeRpcFun(name, version, level, []);
  return {
    analyze: (call, reply) => (analyzers.get(call.request.getType()) ?? none)(call, reply),
    analyzeStack: makeAnalyzeStackRpcFun(name, version, level, [stack]),
    remediate: (_, reply) => reply(null, new RemediateResponse()),
  };
}

/** Runs `serve`, which makes the SDK start its server: there `answers` replace its own, and `configure` listens. */
export function withAnswers(
  answers: Answers,
  configure: (request: ConfigureAnalyzerRequest) => void,
  serve: () => void,
): void {
  const { addService } = Server.prototype;
  Server.prototype.addService = function (service, implementation: UntypedServiceImplementation) {
    const listening: UntypedServiceImplementation = {
      ...implementation,
      configure(call: { request: ConfigureAnalyzerRequest }, reply: unknown) {
        configure(call.request);
        (implementation.configure as (call: unknown, reply: unknown) => void)(call, reply);
      },
    };
    const replaced = "analyze" in implementation ? { ...listening, ...answers } : implementation;
    addService.call(this, service, replaced as UntypedServiceImplementation);
  };
  try {
    serve();
  } finally {
    Server.prototype.addService = addService;
  }
}
