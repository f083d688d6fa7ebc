/** The ResourceProvider service for `awsx`: `awsx.ec2.Vpc`, and nothing else. */
import { status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type plugin from "@pulumi/pulumi/proto/plugin_pb";
import proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Bag, type ValueMap } from "../model/value";
import { checkResponse, configureResponse, pluginInfo, schema, unimplemented } from "../protocol/answers";
import { unmarshal } from "../protocol/marshal";
import { unary } from "../protocol/serve";
import { readArguments, type VpcArguments } from "./arguments";
import { awsVersion, makeVpc } from "./construct";
import { checkEndpoints } from "./endpoints";
import { problemIn } from "./layout-checks";
import { Monitor, warn } from "./monitor";
import { constructResponse } from "./outputs";
import { planVpc } from "./plan";

const vpcToken = "awsx:ec2:Vpc";
const defaultZones = 3;

export function awsxProvider(version: string): UntypedServiceImplementation {
  let engineAddress = process.argv[3] ?? "";
  return {
    handshake: unary((request: proto.ProviderHandshakeRequest) => {
      engineAddress = request.getEngineAddress() || engineAddress;
      const response = new proto.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      response.setAcceptOutputs(true);
      return response;
    }),
    attach: unary((request: plugin.PluginAttach) => {
      engineAddress = request.getAddress();
      return new Empty();
    }),
    getPluginInfo: unary(() => pluginInfo(version)),
    getSchema: unary(() => schema("awsx", version)),
    checkConfig: unary((request: proto.CheckRequest) => checkResponse(request, () => [])),
    diffConfig: unary(() => new proto.DiffResponse()),
    configure: unary(() => configureResponse()),
    construct: unary((request: proto.ConstructRequest) => construct(request, engineAddress)),
    cancel: unary(() => new Empty()),
    invoke: unary((request: proto.InvokeRequest) => {
      throw new Error(
        `the offline awsx does not know the function ${request.getTok()}: it has awsx.ec2.Vpc only`,
      );
    }),
    call: unary(() => unimplemented("Call")),
    parameterize: unary(() => unimplemented("Parameterize")),
    getMapping: unary(() => new proto.GetMappingResponse()),
    getMappings: unary(() => new proto.GetMappingsResponse()),
  };
}

async function construct(
  request: proto.ConstructRequest,
  engineAddress: string,
): Promise<proto.ConstructResponse> {
  if (request.getType() !== vpcToken) {
    throw refused(
      `the offline awsx does not know the component ${request.getType()}: it has ${vpcToken} only`,
    );
  }
  const monitor = new Monitor(request.getMonitorendpoint());
  try {
    const inputs = unmarshal(request.getInputs());
    const args = asked(() => readArguments(inputs.values));
    asked(() => checkBeforeLookup(args, request));
    const zoneNames = args.zoneNames ?? (await lookUpZones(monitor, request, args));
    const plan = asked(() => planVpc(request.getName(), args, zoneNames));
    const secretArguments = [...new Set(inputs.secrets.map((path) => path.split(/[.[]/)[0] ?? ""))];
    const made = await makeVpc({ request, monitor, secretArguments }, plan);
    for (const warning of plan.warnings) await warn(engineAddress, made.component.urn, warning);
    return constructResponse(plan, made);
  } finally {
    monitor.close();
  }
}

function checkBeforeLookup(args: VpcArguments, request: proto.ConstructRequest): void {
  if (args.zoneNames !== undefined && args.zoneCount !== undefined) {
    throw problemIn("Only one of [availabilityZoneNames] and [numberOfAvailabilityZones] can be specified");
  }
  if (request.getDeletedwith() !== "")
    throw problemIn(`invalid DeletedWith URN: ${request.getDeletedwith()}`);
  checkEndpoints(args);
}

async function lookUpZones(
  monitor: Monitor,
  request: proto.ConstructRequest,
  args: VpcArguments,
): Promise<string[]> {
  const wanted = args.zoneCount ?? defaultZones;
  const provider = request.getProvidersMap().get("aws");
  const region: ValueMap = typeof args.region === "string" ? { region: args.region } : {};
  const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
  const answer = await monitor.invoke(token, region, provider, awsVersion);
  const names = new Bag(answer).texts("names");
  if (names.length < wanted) {
    throw refused(
      `The configured region for this provider does not have at least ${wanted} Availability Zones. Either specify an explicit list of zones in availabilityZoneNames or choose a region with at least ${wanted} AZs.`,
    );
  }
  return names.slice(0, wanted);
}

/** Turns what the component does not accept into the answer that the engine words as "resource '...' has a problem". */
function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function refused(details: string): Error {
  return Object.assign(new Error(details), { code: status.INVALID_ARGUMENT, details });
}
