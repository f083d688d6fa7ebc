/** What the component returns to the program. */
import proto from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN, type Value, type ValueMap } from "../model/value";
import { marshal } from "../protocol/marshal";
import { awsVersion, type Made } from "./construct";
import type { Plan, Row } from "./rows";

const resourceReference = { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e" };

export function constructResponse(plan: Plan, made: Made): proto.ConstructResponse {
  const urnOf = (row: Row) => made.rows.get(row)?.urn ?? "";
  const idOf = (row: Row): Value => made.rows.get(row)?.id || UNKNOWN;
  const reference = (row: Row) => ({
    ...resourceReference,
    urn: urnOf(row),
    id: made.rows.get(row)?.id ?? "",
    packageVersion: awsVersion,
  });

  const subnets = plan.subnets.map(({ row }) => row);
  const ofType = (type: string) =>
    plan.subnets.filter(({ subnet }) => subnet.type === type).map(({ row }) => row);
  const [publicOnes, privateOnes, isolatedOnes] = [ofType("Public"), ofType("Private"), ofType("Isolated")];

  const resources: { [output: string]: readonly Row[] } = {
    subnets,
    publicSubnets: publicOnes,
    privateSubnets: privateOnes,
    isolatedSubnets: isolatedOnes,
    routeTables: plan.routeTables,
    routeTableAssociations: plan.routeTableAssociations,
    routes: plan.routes,
    natGateways: plan.natGateways,
    eips: plan.eips,
    vpcEndpoints: plan.vpcEndpoints,
  };
  const plain = marshal({
    vpcId: idOf(plan.vpc),
    publicSubnetIds: idList(publicOnes.map(idOf)),
    privateSubnetIds: idList(privateOnes.map(idOf)),
    isolatedSubnetIds: idList(isolatedOnes.map(idOf)),
    subnetLayout: plan.subnetLayout.map((spec) => ({ ...spec }) as unknown as ValueMap),
  }).toJavaScript();
  const state = {
    ...plain,
    vpc: reference(plan.vpc),
    internetGateway: reference(plan.internetGateway),
    ...Object.fromEntries(Object.entries(resources).map(([name, rows]) => [name, rows.map(reference)])),
  };

  const response = new proto.ConstructResponse();
  response.setUrn(made.component.urn);
  response.setState(Struct.fromJavaScript(state as Parameters<typeof Struct.fromJavaScript>[0]));
  const depend = (name: string, urns: readonly string[]) => {
    const dependencies = new proto.ConstructResponse.PropertyDependencies();
    dependencies.setUrnsList([...urns]);
    response.getStatedependenciesMap().set(name, dependencies);
  };
  const network = [plan.vpc, ...subnets].map(urnOf);
  for (const name of ["publicSubnetIds", "privateSubnetIds", "isolatedSubnetIds"]) {
    depend(name, [...network, made.component.urn]);
  }
  depend("vpcId", [urnOf(plan.vpc), made.component.urn]);
  depend("vpc", [urnOf(plan.vpc)]);
  depend("internetGateway", [urnOf(plan.internetGateway)]);
  for (const [name, rows] of Object.entries(resources)) depend(name, rows.map(urnOf));
  return response;
}

/** Known or unknown as a whole. */
function idList(ids: Value[]): Value {
  return ids.includes(UNKNOWN) ? UNKNOWN : ids;
}
