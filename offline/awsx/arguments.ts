/** The arguments of `awsx.ec2.Vpc`, checked and typed. Those that decide how many resources there are must be known. */
import { validate } from "../behaviour/validate";
import {
  anything,
  block,
  flag,
  integer,
  list,
  map,
  type Properties,
  required,
  text,
} from "../model/property";
import { Bag, hasUnknown, type Value, type ValueMap } from "../model/value";

export const natStrategies = ["None", "Single", "OnePerAz"] as const;
export const subnetTypes = ["Public", "Private", "Isolated", "Unused"] as const;
export const subnetStrategies = ["Legacy", "Auto", "AutoMerge", "Exact"] as const;
export type NatStrategy = (typeof natStrategies)[number];
export type SubnetType = (typeof subnetTypes)[number];
export type SubnetStrategy = (typeof subnetStrategies)[number];

export interface SubnetSpec {
  readonly type: SubnetType;
  readonly name?: string;
  readonly cidrMask?: number;
  readonly size?: number;
  readonly cidrBlocks?: readonly string[];
  readonly assignIpv6AddressOnCreation?: boolean;
  readonly tags?: ValueMap;
}

export interface VpcArguments {
  readonly cidrBlock: string;
  readonly zoneNames?: readonly string[];
  readonly zoneCount?: number;
  readonly zoneCidrMask?: number;
  readonly nat: NatStrategy;
  readonly allocationIds: readonly Value[];
  readonly subnetStrategy?: SubnetStrategy;
  readonly subnetSpecs?: readonly SubnetSpec[];
  readonly nameTagByZone: boolean;
  readonly endpointStrategy: "Legacy" | "Auto";
  readonly endpoints: readonly ValueMap[];
  readonly tags: ValueMap;
  readonly region?: Value;
  readonly assignIpv6: boolean;
  /** Handed to the VPC as they are. */
  readonly ownProperties: ValueMap;
}

const own = {
  assignGeneratedIpv6CidrBlock: flag(),
  enableDnsHostnames: flag(),
  enableDnsSupport: flag(),
  enableNetworkAddressUsageMetrics: flag(),
  instanceTenancy: text(),
  ipv4IpamPoolId: text(),
  ipv4NetmaskLength: integer(),
  ipv6CidrBlock: text(),
  ipv6CidrBlockNetworkBorderGroup: text(),
  ipv6IpamPoolId: text(),
  ipv6NetmaskLength: integer(),
};

const tagMap = map(anything());

const properties: Properties = {
  ...own,
  cidrBlock: text({ format: "ipv4-network" }),
  availabilityZoneNames: list(text()),
  numberOfAvailabilityZones: integer({ min: 1 }),
  availabilityZoneCidrMask: integer({ min: 1, max: 32 }),
  natGateways: block({
    strategy: text({ required, oneOf: natStrategies }),
    elasticIpAllocationIds: list(text()),
  }),
  subnetStrategy: text({ oneOf: subnetStrategies }),
  subnetSpecs: list(
    block({
      type: text({ required, oneOf: subnetTypes }),
      name: text(),
      cidrMask: integer({ min: 1, max: 32 }),
      size: integer({ min: 1 }),
      cidrBlocks: list(text({ format: "ipv4-network" })),
      assignIpv6AddressOnCreation: flag(),
      tags: tagMap,
    }),
  ),
  subnetNameTagStrategy: text({ oneOf: ["Legacy", "AvailabilityZone"] }),
  vpcEndpointStrategy: text({ oneOf: ["Legacy", "Auto"] }),
  vpcEndpointSpecs: list(
    block({
      serviceName: text({ required }),
      vpcEndpointType: text(),
      autoAccept: flag(),
      dnsOptions: anything(),
      ipAddressType: text(),
      policy: text(),
      privateDnsEnabled: flag(),
      region: text(),
      resourceConfigurationArn: text(),
      routeTableIds: list(text()),
      securityGroupIds: list(text()),
      serviceNetworkArn: text(),
      serviceRegion: text(),
      subnetConfigurations: list(anything()),
      subnetIds: list(text()),
      tags: tagMap,
    }),
  ),
  region: text(),
  tags: tagMap,
};

const mustBeKnown = [
  "availabilityZoneNames",
  "numberOfAvailabilityZones",
  "availabilityZoneCidrMask",
  "cidrBlock",
  "subnetStrategy",
  "subnetSpecs",
  "subnetNameTagStrategy",
  "vpcEndpointStrategy",
];

/** Throws one Error that names everything that is wrong. */
export function readArguments(values: ValueMap): VpcArguments {
  const problems = [
    ...validate(properties, [], values),
    ...mustBeKnown
      .filter((path) => hasUnknown(values[path]))
      .map((path) => ({ path, reason: "must be a plain value, known before anything is made" })),
  ];
  if (problems.length > 0) {
    throw new Error(
      `invalid arguments:\n${problems.map(({ path, reason }) => `- ${path}: ${reason}`).join("\n")}`,
    );
  }
  const bag = new Bag(values);
  const nat = bag.block("natGateways");
  return {
    cidrBlock: bag.text("cidrBlock") ?? "10.0.0.0/16",
    zoneNames: bag.has("availabilityZoneNames") ? bag.texts("availabilityZoneNames") : undefined,
    zoneCount: bag.number("numberOfAvailabilityZones"),
    zoneCidrMask: bag.number("availabilityZoneCidrMask"),
    nat: (nat.text("strategy") ?? "OnePerAz") as NatStrategy,
    allocationIds: nat.list("elasticIpAllocationIds"),
    subnetStrategy: bag.text("subnetStrategy") as SubnetStrategy | undefined,
    subnetSpecs: bag.has("subnetSpecs") ? bag.blocks("subnetSpecs").map(readSpec) : undefined,
    nameTagByZone: bag.text("subnetNameTagStrategy") === "AvailabilityZone",
    endpointStrategy: bag.text("vpcEndpointStrategy") === "Auto" ? "Auto" : "Legacy",
    endpoints: bag.blocks("vpcEndpointSpecs").map((spec) => spec.values),
    tags: bag.map("tags"),
    region: bag.get("region"),
    assignIpv6: bag.flag("assignGeneratedIpv6CidrBlock") ?? false,
    ownProperties: Object.fromEntries(
      Object.keys(own).flatMap((name): [string, Value][] => {
        const value = values[name];
        return value === undefined || value === null ? [] : [[name, value]];
      }),
    ),
  };
}

function readSpec(spec: Bag): SubnetSpec {
  return {
    type: spec.text("type") as SubnetType,
    name: spec.text("name"),
    cidrMask: spec.number("cidrMask"),
    size: spec.number("size"),
    cidrBlocks: spec.has("cidrBlocks") ? spec.texts("cidrBlocks") : undefined,
    assignIpv6AddressOnCreation: spec.flag("assignIpv6AddressOnCreation"),
    tags: spec.has("tags") ? spec.map("tags") : undefined,
  };
}
