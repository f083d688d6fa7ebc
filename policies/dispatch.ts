/**
 * Puts a resource through the rules for its type only. The SDK decodes each resource anew for every rule of a pack,
 * about 45 microseconds a rule, though most rules are for other types: a pack of a hundred rules would cost more than
 * the engine does.
 */

import { Server, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as sdk from "@pulumi/policy/server";
import type { AnalyzeRequest, AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { typesReaching } from "./facade";
import { isStackRule, type Rule } from "./rule";

export type Policy = ResourceValidationPolicy | StackValidationPolicy;
export type Analyze = (
  call: { request: AnalyzeRequest },
  reply: (error: Error | null, response: AnalyzeResponse) => void,
) => void;
export type MakeAnalyze = (pack: string, version: string, level: string, policies: Policy[]) => Analyze;

/** The SDK exports it without declaring it. It reads levels from the configuration that the engine sent. */
const { makeAnalyzeRpcFun } = sdk as unknown as { makeAnalyzeRpcFun: MakeAnalyze };

export interface Identity {
  readonly name: string;
  readonly version: string;
  readonly level: string;
}

/** The SDK's own analysis, over the rules for the type of each resource. */
export function analyzeByType(
  identity: Identity,
  rules: readonly Rule[],
  policyOf: (rule: Rule) => Policy,
  make: MakeAnalyze = makeAnalyzeRpcFun,
): Analyze {
  const byType = new Map<string, Policy[]>();
  for (const rule of rules) {
    if (isStackRule(rule)) continue;
    const policy = policyOf(rule);
    for (const type of typesReaching(rule)) byType.set(type, [...(byType.get(type) ?? []), policy]);
  }
  const analyzers = new Map<string, Analyze>();
  for (const [type, policies] of byType) {
    analyzers.set(type, make(identity.name, identity.version, identity.level, policies));
  }
  const none = make(identity.name, identity.version, identity.level, []);
  return (call, reply) => (analyzers.get(call.request.getType()) ?? none)(call, reply);
}

/** Runs `serve`, which makes the SDK start its server, and gives that server `analyze` in place of its own. */
export function withAnalyze(analyze: Analyze, serve: () => void): void {
  const { addService } = Server.prototype;
  Server.prototype.addService = function (service, implementation: UntypedServiceImplementation) {
    const routed = "analyze" in implementation ? { ...implementation, analyze } : implementation;
    addService.call(this, service, routed as UntypedServiceImplementation);
  };
  try {
    serve();
  } finally {
    Server.prototype.addService = addService;
  }
}
