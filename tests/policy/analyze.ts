/** Puts resources through the policy SDK's own analyzer, as the engine does, without a process or the engine. */

import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as sdk from "@pulumi/policy/server";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { policyOf } from "../../policies/pack";
import type { Rule } from "../../policies/rule";

export type Props = Record<string, unknown>;

/** A resource of a test; `dependsOn` names the resources that a property was made from. */
export interface TestResource {
  type: string;
  props: Props;
  name?: string;
  dependsOn?: Record<string, string[]>;
  protect?: boolean;
}

/** What the engine shows: the finding without title, cure and link, and whether it stops the update. */
export interface Diagnostic {
  says: string;
  text: string;
  blocks: boolean;
  urn: string;
}

type Reply = (error: Error | null, response: analyzer.AnalyzeResponse) => void;
type Rpc = (call: { request: unknown }, reply: Reply) => void;
type Policy = ResourceValidationPolicy | StackValidationPolicy;
type Maker = (pack: string, version: string, level: string, policies: Policy[]) => Rpc;

/** Functions that the SDK exports from its server module without declaring them. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as unknown as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun",
  Maker
>;

export const analyze = (rule: Rule, resource: TestResource): Promise<Diagnostic[]> =>
  "judgeStack" in rule ? analyzeStack(rule, [resource]) : call(makeAnalyzeRpcFun, rule, request(resource));

export function analyzeStack(rule: Rule, resources: readonly TestResource[]): Promise<Diagnostic[]> {
  const message = new analyzer.AnalyzeStackRequest();
  message.setResourcesList(resources.map(stackResource));
  return call(makeAnalyzeStackRpcFun, rule, message);
}

function call(make: Maker, rule: Rule, message: unknown): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    make("pack", "1.0.0", "mandatory", [policyOf(rule)])({ request: message }, (error, response) =>
      error ? reject(error) : resolve(response.getDiagnosticsList().map(diagnostic)),
    );
  });
}

function diagnostic(item: analyzer.AnalyzeDiagnostic): Diagnostic {
  const text = item.getMessage();
  return {
    text,
    says: text.split("\n")[1] ?? "",
    blocks: item.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY,
    urn: item.getUrn(),
  };
}

export const urnOf = ({ type, name = "it" }: TestResource): string =>
  `urn:pulumi:dev::test::${type}::${name}`;

function optionsOf({ protect = false }: TestResource): analyzer.AnalyzerResourceOptions {
  const options = new analyzer.AnalyzerResourceOptions();
  options.setProtect(protect);
  return options;
}

function request(resource: TestResource): analyzer.AnalyzeRequest {
  const message = new analyzer.AnalyzeRequest();
  message.setType(resource.type);
  message.setName(resource.name ?? "it");
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(resource.props))));
  message.setOptions(optionsOf(resource));
  return message;
}

function stackResource(resource: TestResource): analyzer.AnalyzerResource {
  const message = new analyzer.AnalyzerResource();
  message.setType(resource.type);
  message.setName(resource.name ?? "it");
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(resource.props))));
  message.setOptions(optionsOf(resource));
  for (const [property, urns] of Object.entries(resource.dependsOn ?? {})) {
    const dependencies = new analyzer.AnalyzerPropertyDependencies();
    dependencies.setUrnsList(urns);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}
