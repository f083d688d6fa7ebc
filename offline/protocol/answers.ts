/** Answers that both plugins give. */
import { status } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb";
import proto from "@pulumi/pulumi/proto/provider_pb";
import type { Problem, ValueMap } from "../model/table";
import { unmarshal } from "./marshal";

export function unimplemented(method: string): never {
  throw Object.assign(new Error(method), {
    code: status.UNIMPLEMENTED,
    details: `the offline AWS does not serve ${method}`,
  });
}

export function pluginInfo(version: string): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(version);
  return info;
}

/** Programs get their schema with the SDK; this one only says whose it is. */
export function schema(name: string, version: string): proto.GetSchemaResponse {
  const response = new proto.GetSchemaResponse();
  response.setSchema(JSON.stringify({ name, version }));
  return response;
}

export function configureResponse(): proto.ConfigureResponse {
  const response = new proto.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  response.setAcceptresources(true);
  response.setAcceptoutputs(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

export function checkResponse(
  request: proto.CheckRequest,
  find: (values: ValueMap) => Problem[],
): proto.CheckResponse {
  const response = new proto.CheckResponse();
  response.setInputs(request.getNews());
  response.setFailuresList(find(unmarshal(request.getNews()).values).map(failure));
  return response;
}

export function failure({ path, reason }: Problem): proto.CheckFailure {
  const result = new proto.CheckFailure();
  result.setProperty(path);
  result.setReason(reason);
  return result;
}
