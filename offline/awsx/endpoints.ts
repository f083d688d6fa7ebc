/** VPC endpoints of the component: passed through, or attached to what it made. */
import type { ValueMap } from "../model/value";
import type { VpcArguments } from "./arguments";
import { problemIn } from "./layout-checks";
import { type Parts, type Plan, type PlannedInputs, Ref, type Row } from "./rows";

interface EndpointParts extends Parts {
  readonly subnets: Plan["subnets"];
  readonly routeTables: readonly Row[];
}

interface EndpointRows {
  readonly vpcEndpoints: Row[];
  readonly others: Row[];
  readonly warnings: string[];
}

export function endpointRows(parts: EndpointParts): EndpointRows {
  const made = parts.args.endpoints.map((spec) =>
    parts.args.endpointStrategy === "Auto" ? attached(parts, spec) : passedThrough(parts, spec),
  );
  return {
    vpcEndpoints: made.flatMap((each) => each.vpcEndpoints),
    others: made.flatMap((each) => each.others),
    warnings: made.flatMap((each) => each.warnings),
  };
}

/** Before anything is looked up: private DNS needs DNS in the VPC. */
export function checkEndpoints({ endpointStrategy, endpoints, ownProperties }: VpcArguments): void {
  const private_ = endpoints.some((spec) => isInterface(spec) && spec.privateDnsEnabled !== false);
  if (endpointStrategy !== "Auto" || !private_) return;
  for (const name of ["enableDnsHostnames", "enableDnsSupport"]) {
    if (ownProperties[name] === false) {
      throw problemIn(
        `vpcEndpointStrategy "Auto" requires ${name} to be true when Interface endpoint private DNS is enabled.`,
      );
    }
  }
}

function isInterface(spec: ValueMap): boolean {
  return spec.vpcEndpointType === "Interface";
}

function isGateway(spec: ValueMap): boolean {
  return spec.vpcEndpointType === undefined || spec.vpcEndpointType === "Gateway";
}

function endpointRow(parts: Parts, spec: ValueMap, inputs: PlannedInputs): Row {
  const { tags, ...given } = spec;
  const merged = { Name: parts.name, ...parts.args.tags, ...(tags as ValueMap | undefined) };
  return {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: String(spec.serviceName),
    parent: parts.vpc,
    inputs: { vpcId: new Ref(parts.vpc), ...parts.region, ...inputs, ...given, tags: merged },
  };
}

function passedThrough(parts: EndpointParts, spec: ValueMap): EndpointRows {
  const lacks = (...names: string[]) => names.every((name) => spec[name] === undefined);
  const start = `VPC endpoint "${String(spec.serviceName)}" is`;
  const warnings: string[] = [];
  if (isGateway(spec) && lacks("routeTableIds")) {
    warnings.push(
      `${start} a Gateway endpoint without routeTableIds. Specify vpcEndpointStrategy: "Auto" to use generated VPC route tables.`,
    );
  }
  if (isInterface(spec) && lacks("subnetIds", "subnetConfigurations")) {
    warnings.push(
      `${start} an Interface endpoint without subnetIds or subnetConfigurations. Specify vpcEndpointStrategy: "Auto" to use generated VPC subnets.`,
    );
  }
  return { vpcEndpoints: [endpointRow(parts, spec, {})], others: [], warnings };
}

function attached(parts: EndpointParts, spec: ValueMap): EndpointRows {
  if (isGateway(spec)) {
    const routeTableIds = parts.routeTables.map((table) => new Ref(table));
    return { vpcEndpoints: [endpointRow(parts, spec, { routeTableIds })], others: [], warnings: [] };
  }
  if (!isInterface(spec)) return { vpcEndpoints: [endpointRow(parts, spec, {})], others: [], warnings: [] };
  const common: PlannedInputs = { privateDnsEnabled: true };
  if (spec.subnetConfigurations === undefined) common.subnetIds = oneSubnetAZone(parts);
  if (spec.securityGroupIds !== undefined) {
    return { vpcEndpoints: [endpointRow(parts, spec, common)], others: [], warnings: [] };
  }
  const { group, rule } = groupRows(parts, spec);
  const inputs = { ...common, securityGroupIds: [new Ref(group)] };
  return { vpcEndpoints: [endpointRow(parts, spec, inputs)], others: [group, rule], warnings: [] };
}

function oneSubnetAZone({ subnets, zoneNames }: EndpointParts): Ref[] {
  return zoneNames.flatMap((_, zone) => {
    const ofZone = subnets.filter(({ subnet }) => subnet.zone === zone);
    const order = ["Private", "Isolated", "Public"];
    const best = order
      .map((type) => ofZone.find(({ subnet }) => subnet.type === type))
      .find((each) => each !== undefined);
    return best === undefined ? [] : [new Ref(best.row)];
  });
}

/** Admits HTTPS from the VPC; has no egress rule. */
function groupRows({ name, args, region, vpc }: Parts, spec: ValueMap): { group: Row; rule: Row } {
  const tags = { Name: name, ...args.tags, ...(spec.tags as ValueMap | undefined) };
  const group: Row = {
    type: "aws:ec2/securityGroup:SecurityGroup",
    name: `${String(spec.serviceName)}-sg`,
    parent: vpc,
    inputs: { description: "Managed by Pulumi", vpcId: new Ref(vpc), ...region, tags },
  };
  const rule: Row = {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    name: `${String(spec.serviceName)}-ingress`,
    parent: vpc,
    inputs: {
      type: "ingress",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: [new Ref(vpc, "cidrBlock")],
      securityGroupId: new Ref(group),
      ...region,
    },
  };
  return { group, rule };
}
