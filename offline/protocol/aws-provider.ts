/** The ResourceProvider service for `aws`, over the behaviour of the tables. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Aws } from "../behaviour/aws";
import { check } from "../behaviour/check";
import { type Difference, diff } from "../behaviour/diff";
import { invoke } from "../behaviour/functions";
import { Resources } from "../behaviour/resources";
import { formatPath } from "../model/paths";
import type { ResourceTable } from "../model/table";
import { checkResponse, configureResponse, failure, pluginInfo, schema, unimplemented } from "./answers";
import { checkConfiguration, readConfiguration } from "./configuration";
import { marshal, unmarshal } from "./marshal";
import { unary } from "./serve";

export type UnconfiguredAws = Omit<Aws, "configuration">;

const types = {
  add: 0,
  "add-replace": 1,
  delete: 2,
  "delete-replace": 3,
  update: 4,
  "update-replace": 5,
} as const;

export interface ProviderOptions {
  readonly aws: UnconfiguredAws;
  readonly account: string;
  readonly version: string;
  /** Ends waits that are under way. */
  readonly cancel: () => void;
}

export function awsProvider({
  aws: unconfigured,
  account,
  version,
  cancel,
}: ProviderOptions): UntypedServiceImplementation {
  let aws: Aws | undefined;
  const configured = (): Aws => {
    if (aws === undefined) throw new Error("the provider was used before it was configured");
    return aws;
  };
  const tableOf = (urn: string): ResourceTable => unconfigured.catalogue.resource(typeOf(urn));

  return {
    handshake: unary((_request: proto.ProviderHandshakeRequest) => {
      const response = new proto.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      response.setAcceptOutputs(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
    getPluginInfo: unary(() => pluginInfo(version)),
    attach: unary(() => new Empty()),
    cancel: unary(() => {
      cancel();
      return new Empty();
    }),
    getSchema: unary(() => schema("aws", version)),
    checkConfig: unary((request: proto.CheckRequest) => checkResponse(request, checkConfiguration)),
    diffConfig: unary((request: proto.DiffRequest) => diffConfig(request)),
    configure: unary((request: proto.ConfigureRequest) => {
      const values = request.hasArgs() ? unmarshal(request.getArgs()).values : variables(request);
      aws = { ...unconfigured, configuration: readConfiguration(values, account) };
      return configureResponse();
    }),
    check: unary((request: proto.CheckRequest) =>
      checkResource(request, tableOf(request.getUrn()), configured()),
    ),
    diff: unary((request: proto.DiffRequest) => diffResource(request, tableOf(request.getUrn()))),
    create: unary((request: proto.CreateRequest) => create(request, tableOf(request.getUrn()), configured())),
    read: unary((request: proto.ReadRequest) => read(request, tableOf(request.getUrn()), configured())),
    update: unary((request: proto.UpdateRequest) => update(request, tableOf(request.getUrn()), configured())),
    delete: unary(async (request: proto.DeleteRequest) => {
      const olds = unmarshal(request.getProperties());
      await new Resources(configured()).delete(
        tableOf(request.getUrn()),
        request.getUrn(),
        request.getId(),
        olds,
      );
      return new Empty();
    }),
    invoke: unary((request: proto.InvokeRequest) => invokeFunction(request, configured())),
    call: unary(() => unimplemented("Call")),
    construct: unary(() => unimplemented("Construct")),
    parameterize: unary(() => unimplemented("Parameterize")),
    getMapping: unary(() => new proto.GetMappingResponse()),
    getMappings: unary(() => new proto.GetMappingsResponse()),
  };
}

function variables(request: proto.ConfigureRequest) {
  const entries = request.getVariablesMap().toArray();
  return Object.fromEntries(entries.map(([key, value]) => [key.split(":").at(-1) ?? key, value]));
}

/** Other settings need no replacement: resources keep the Region they were made in. */
function diffConfig(request: proto.DiffRequest): proto.DiffResponse {
  const olds = unmarshal(request.getOldInputs() ?? request.getOlds()).values;
  const news = unmarshal(request.getNews()).values;
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
  const changed = names.filter((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
  const response = new proto.DiffResponse();
  response.setChanges(
    changed.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE,
  );
  response.setDiffsList(changed);
  return response;
}

function checkResource(request: proto.CheckRequest, table: ResourceTable, aws: Aws): proto.CheckResponse {
  const news = unmarshal(request.getNews());
  const urn = request.getUrn();
  const checked = check(
    table,
    news.values,
    unmarshal(request.getOlds()).values,
    {
      logicalName: urn.split("::").at(-1) ?? "",
      urn,
      randomSeed: request.getRandomseed_asU8(),
      proposal: proposalOf(request),
    },
    aws.configuration,
  );
  const tagsAll = news.secrets.some((path) => /^tags(\b|\[)/.test(path)) ? ["tagsAll"] : [];
  const response = new proto.CheckResponse();
  response.setInputs(marshal(checked.inputs, [...news.secrets, ...tagsAll]));
  response.setFailuresList(checked.problems.map(failure));
  return response;
}

function proposalOf(request: proto.CheckRequest) {
  const options = request.getAutonaming();
  if (options === undefined) return undefined;
  const modes = ["propose", "enforce", "disable"] as const;
  return { name: options.getProposedName(), mode: modes[options.getMode()] ?? "propose" };
}

function diffResource(request: proto.DiffRequest, table: ResourceTable): proto.DiffResponse {
  const outputs = unmarshal(request.getOlds()).values;
  const oldInputs = request.hasOldInputs() ? unmarshal(request.getOldInputs()).values : outputs;
  const result = diff(
    table,
    oldInputs,
    unmarshal(request.getNews()).values,
    outputs,
    request.getIgnorechangesList(),
  );
  const response = new proto.DiffResponse();
  const replaces = result.differences.filter((difference) => difference.replace);
  response.setChanges(
    result.differences.length > 0
      ? proto.DiffResponse.DiffChanges.DIFF_SOME
      : proto.DiffResponse.DiffChanges.DIFF_NONE,
  );
  response.setDiffsList([...new Set(result.differences.map((difference) => String(difference.path[0])))]);
  response.setReplacesList([...new Set(replaces.map((difference) => String(difference.path[0])))]);
  response.setDeletebeforereplace(result.deleteBeforeReplace);
  response.setStablesList(replaces.length > 0 ? [] : result.stables);
  response.setHasdetaileddiff(true);
  for (const difference of result.differences) {
    response.getDetaileddiffMap().set(formatPath(difference.path), propertyDiff(difference));
  }
  return response;
}

function propertyDiff({ kind, replace }: Difference): proto.PropertyDiff {
  const result = new proto.PropertyDiff();
  result.setKind(types[`${kind}${replace ? "-replace" : ""}`]);
  result.setInputdiff(true);
  return result;
}

async function create(
  request: proto.CreateRequest,
  table: ResourceTable,
  aws: Aws,
): Promise<proto.CreateResponse> {
  const inputs = unmarshal(request.getProperties());
  const resources = new Resources(aws);
  const response = new proto.CreateResponse();
  if (request.getPreview()) {
    const preview = resources.previewCreate(table, request.getUrn(), inputs);
    response.setProperties(marshal(preview.values, preview.secrets));
    return response;
  }
  const state = await resources.create(table, request.getUrn(), inputs);
  response.setId(state.id);
  response.setProperties(marshal(state.values, state.secrets));
  return response;
}

async function read(request: proto.ReadRequest, table: ResourceTable, aws: Aws): Promise<proto.ReadResponse> {
  const response = new proto.ReadResponse();
  const known = unmarshal(request.getProperties());
  const state = await new Resources(aws).read(
    table,
    request.getUrn(),
    request.getId(),
    known,
    unmarshal(request.getInputs()),
  );
  if (state === undefined) return response;
  response.setId(state.id);
  response.setProperties(marshal(state.values, state.secrets));
  response.setInputs(marshal(state.inputs.values, state.inputs.secrets));
  return response;
}

async function update(
  request: proto.UpdateRequest,
  table: ResourceTable,
  aws: Aws,
): Promise<proto.UpdateResponse> {
  const olds = unmarshal(request.getOlds());
  const news = unmarshal(request.getNews());
  const oldInputs = request.hasOldInputs() ? unmarshal(request.getOldInputs()).values : olds.values;
  const resources = new Resources(aws);
  const state = request.getPreview()
    ? resources.previewUpdate(table, olds, oldInputs, news)
    : await resources.update(table, request.getUrn(), request.getId(), olds, news);
  const response = new proto.UpdateResponse();
  response.setProperties(marshal(state.values, state.secrets));
  return response;
}

async function invokeFunction(request: proto.InvokeRequest, aws: Aws): Promise<proto.InvokeResponse> {
  const table = aws.catalogue.function(request.getTok());
  const args = unmarshal(request.getArgs());
  const result = await invoke(aws, table, args.values);
  const response = new proto.InvokeResponse();
  if ("problems" in result) {
    response.setFailuresList(result.problems.map(failure));
    return response;
  }
  const secrets = [...args.secrets, ...(table.secretOutputs ?? [])];
  response.setReturn(marshal(result.values, secrets));
  return response;
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
