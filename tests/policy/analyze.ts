/** Puts resources through a served pack and the policy SDK, as the engine does, without a process or the engine. */

import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Rule } from "../../policies/rule";
import { type TypedRequest, typedRequest } from "../../policies/serving/dispatch";
import { ServedPack } from "../../policies/serving/served-pack";

export type Props = Record<string, unknown>;

/** A resource of a test; `dependsOn` names the resources that a property was made from. */
export interface TestResource {
  type: string;
  props: Props;
  name?: string;
  /** The type of the component that it is a child of. */
  within?: string;
  dependsOn?: Record<string, string[]>;
  protect?: boolean;
  /** What its provider is configured with; of no provider where left out. */
  provider?: Props;
}

/** What the engine shows: the rule, the finding without title, cure and link, and whether it stops the update. */
export interface Diagnostic {
  rule: string;
  says: string;
  text: string;
  blocks: boolean;
  urn: string;
}

export interface PackOptions {
  /** Folder of the pack, above which the repository's own files are looked for. */
  folder?: string;
  /** Settings and levels by rule, as the engine configures them. */
  configuration?: Record<string, { level?: analyzer.EnforcementLevel; values?: Props }>;
  /** Whether a rule of another name is a mistake. */
  holdsEveryRule?: boolean;
}

/** A pack of these rules, to be asked as the engine asks. */
export function served(rules: readonly Rule[], options: PackOptions = {}): ServedPack {
  const { folder = "/", configuration, holdsEveryRule = false } = options;
  const pack = { name: "pack", title: "Pack", description: "A pack.", rules, holdsEveryRule };
  const result = new ServedPack(pack, { version: "1.0.0", folder });
  if (configuration) result.configure(configureRequest(configuration));
  return result;
}

export const analyze = (rule: Rule, resource: TestResource, options?: PackOptions): Promise<Diagnostic[]> =>
  "judgeStack" in rule
    ? analyzeStack(rule, [resource], options)
    : ask(served([rule], options).answers.analyze, request(resource));

export function analyzeStack(
  rule: Rule,
  resources: readonly TestResource[],
  options?: PackOptions,
): Promise<Diagnostic[]> {
  const message = new analyzer.AnalyzeStackRequest();
  message.setResourcesList(resources.map(stackResource));
  return ask(served([rule], options).answers.analyzeStack, message);
}

type Handler<Request> = (
  call: { request: Request },
  reply: (error: Error | null, response: analyzer.AnalyzeResponse) => void,
) => void;

function ask<Request>(handler: Handler<Request>, message: Request): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    handler({ request: message }, (error, response) =>
      error ? reject(error) : resolve(response.getDiagnosticsList().map(diagnostic)),
    );
  });
}

function configureRequest(
  configuration: NonNullable<PackOptions["configuration"]>,
): analyzer.ConfigureAnalyzerRequest {
  const message = new analyzer.ConfigureAnalyzerRequest();
  for (const [rule, { level = analyzer.EnforcementLevel.MANDATORY, values = {} }] of Object.entries(
    configuration,
  )) {
    const config = new analyzer.PolicyConfig();
    config.setEnforcementlevel(level);
    config.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(values))));
    message.getPolicyconfigMap().set(rule, config);
  }
  return message;
}

function diagnostic(item: analyzer.AnalyzeDiagnostic): Diagnostic {
  const text = item.getMessage();
  return {
    rule: item.getPolicyname(),
    text,
    says: text.split("\n")[1] ?? "",
    blocks: item.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY,
    urn: item.getUrn(),
  };
}

export const urnOf = ({ type, name = "it", within }: TestResource): string =>
  `urn:pulumi:dev::test::${within ? `${within}$` : ""}${type}::${name}`;

function optionsOf({ protect = false }: TestResource): analyzer.AnalyzerResourceOptions {
  const options = new analyzer.AnalyzerResourceOptions();
  options.setProtect(protect);
  return options;
}

function providerOf(props: Props): analyzer.AnalyzerProviderResource {
  const message = new analyzer.AnalyzerProviderResource();
  message.setType("pulumi:providers:aws");
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(props))));
  return message;
}

function request(resource: TestResource): TypedRequest {
  const message = new analyzer.AnalyzeRequest();
  message.setType(resource.type);
  message.setName(resource.name ?? "it");
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(resource.props))));
  message.setOptions(optionsOf(resource));
  return typedRequest(Buffer.from(message.serializeBinary()));
}

function stackResource(resource: TestResource): analyzer.AnalyzerResource {
  const message = new analyzer.AnalyzerResource();
  message.setType(resource.type);
  message.setName(resource.name ?? "it");
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(resource.props))));
  message.setOptions(optionsOf(resource));
  if (resource.provider) message.setProvider(providerOf(resource.provider));
  for (const [property, urns] of Object.entries(resource.dependsOn ?? {})) {
    const dependencies = new analyzer.AnalyzerPropertyDependencies();
    dependencies.setUrnsList(urns);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}
