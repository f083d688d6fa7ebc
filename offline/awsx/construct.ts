/** Makes the component: registers every row of the plan as soon as the rows it names are there. */

import type proto from "@pulumi/pulumi/proto/provider_pb";
import resource from "@pulumi/pulumi/proto/resource_pb";
import { UNKNOWN, type Value, type ValueMap } from "../model/value";
import type { Monitor, Registered } from "./monitor";
import { type Plan, type Planned, Ref, type Row } from "./rows";

/** The version of `@pulumi/aws` whose default provider the children get when the caller hands none. */
export const awsVersion = "7.43.0";

export interface Made {
  readonly component: Registered;
  readonly rows: ReadonlyMap<Row, Registered>;
}

export interface Caller {
  readonly request: proto.ConstructRequest;
  readonly monitor: Monitor;
  /** Arguments that are secret: an input of the same name is secret in every child. */
  readonly secretArguments: readonly string[];
}

export async function makeVpc({ request, monitor, secretArguments }: Caller, plan: Plan): Promise<Made> {
  const component = await monitor.register({
    request: componentRequest(request),
    inputs: {},
    secrets: [],
    propertyDependencies: {},
  });
  const made = new Map<Row, Promise<Registered>>();
  for (const row of allRows(plan)) {
    const one = registerRow(row, component.urn);
    // a failure is reported by whoever waits for it, and by the loop below
    one.catch(() => undefined);
    made.set(row, one);
  }
  const rows = new Map<Row, Registered>();
  for (const [row, one] of made) rows.set(row, await one);
  await monitor.registerOutputs(component.urn);
  return { component, rows };

  async function registerRow(row: Row, componentUrn: string): Promise<Registered> {
    const parent = row.parent === undefined ? undefined : await made.get(row.parent);
    const names = Object.keys(row.inputs);
    const resolved = await Promise.all(names.map((name) => resolve(row.inputs[name] ?? null, made)));
    const inputs: ValueMap = {};
    const propertyDependencies: { [property: string]: string[] } = {};
    for (const [index, name] of names.entries()) {
      const { value, urns } = resolved[index] ?? { value: null, urns: [] };
      inputs[name] = value;
      propertyDependencies[name] = [...new Set(urns)];
    }
    const dependencies = [
      ...Object.values(propertyDependencies).flat(),
      ...(parent === undefined ? [] : [parent.urn]),
    ];
    const secrets = secretArguments.filter((name) => name in inputs);
    const child = childRequest(request, row, parent?.urn ?? componentUrn, [...new Set(dependencies)].sort());
    return monitor.register({ request: child, inputs, secrets, propertyDependencies });
  }
}

export function allRows(plan: Plan): Row[] {
  return [
    plan.vpc,
    plan.internetGateway,
    ...plan.subnets.map(({ row }) => row),
    ...plan.routeTables,
    ...plan.routeTableAssociations,
    ...plan.eips,
    ...plan.natGateways,
    ...plan.routes,
    ...plan.others,
    ...plan.vpcEndpoints,
  ];
}

interface Resolved {
  readonly value: Value;
  readonly urns: readonly string[];
}

async function resolve(planned: Planned, made: ReadonlyMap<Row, Promise<Registered>>): Promise<Resolved> {
  if (planned instanceof Ref) {
    const target = await made.get(planned.row);
    if (target === undefined) throw new Error(`${planned.row.name} is named before it is planned`);
    return { value: valueOfOutput(planned, target), urns: [target.urn] };
  }
  if (Array.isArray(planned)) {
    const items = await Promise.all(planned.map((item) => resolve(item, made)));
    return { value: items.map((item) => item.value), urns: items.flatMap((item) => item.urns) };
  }
  if (typeof planned !== "object" || planned === null || planned.constructor !== Object) {
    return { value: planned as Value, urns: [] };
  }
  const entries = Object.entries(planned as { [key: string]: Planned });
  const items = await Promise.all(entries.map(([, item]) => resolve(item, made)));
  const value = Object.fromEntries(
    entries.map(([key], index): [string, Value] => [key, items[index]?.value ?? null]),
  );
  return { value, urns: items.flatMap((item) => item.urns) };
}

/** A property that the outputs lack is unknown in a preview and nothing in an update. */
function valueOfOutput({ output, apply }: Ref, target: Registered): Value {
  if (output === "id") return target.id === "" ? UNKNOWN : target.id;
  const value = target.outputs[output] ?? (target.id === "" ? UNKNOWN : null);
  return value === UNKNOWN ? UNKNOWN : apply(value);
}

function componentRequest(construct: proto.ConstructRequest): resource.RegisterResourceRequest {
  const request = new resource.RegisterResourceRequest();
  request.setType(construct.getType());
  request.setName(construct.getName());
  request.setParent(construct.getParent());
  request.setDependenciesList(construct.getDependenciesList());
  request.setAliasesList(construct.getAliasesList());
  if (construct.hasProtect()) request.setProtect(construct.getProtect() ?? false);
  if (construct.hasRetainondelete()) request.setRetainondelete(construct.getRetainondelete() ?? false);
  for (const [name, provider] of construct.getProvidersMap().toArray())
    request.getProvidersMap().set(name, provider);
  return request;
}

function childRequest(
  construct: proto.ConstructRequest,
  row: Row,
  parent: string,
  dependencies: string[],
): resource.RegisterResourceRequest {
  const request = new resource.RegisterResourceRequest();
  request.setType(row.type);
  request.setName(row.name);
  request.setCustom(true);
  request.setParent(parent);
  request.setDependenciesList(dependencies);
  if (construct.hasProtect()) request.setProtect(construct.getProtect() ?? false);
  if (construct.hasRetainondelete()) request.setRetainondelete(construct.getRetainondelete() ?? false);
  const provider = construct.getProvidersMap().get("aws");
  if (provider === undefined) request.setVersion(awsVersion);
  else request.setProvider(provider);
  return request;
}
