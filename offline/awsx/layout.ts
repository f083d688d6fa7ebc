/**
 * Which subnet gets which addresses: pure arithmetic. The block of the VPC is split evenly over the zones (rounded up to a power
 * of two), and each zone's block is filled with the specs, one behind the other, each aligned to its own size.
 */
import { type Block, formatBlock, parseBlock } from "../model/addresses";
import type { SubnetSpec, SubnetStrategy } from "./arguments";
import { checkExact, checkOverlap, checkSpecs, problemIn } from "./layout-checks";
import type { Subnet } from "./subnet";

export interface Layout {
  /** Zone by zone; in a zone public ones first, then private, then isolated. */
  readonly subnets: readonly Subnet[];
  /** The component's `subnetLayout` output. */
  readonly subnetLayout: readonly SubnetSpec[];
}

export interface LayoutRequest {
  readonly vpcName: string;
  readonly cidrBlock: string;
  readonly zones: number;
  readonly zoneCidrMask?: number;
  readonly strategy?: SubnetStrategy;
  readonly specs?: readonly SubnetSpec[];
}

const legacyMasks = { Private: 19, Public: 20, Isolated: 24, Unused: 32 } as const;
const creationOrder = ["Public", "Private", "Isolated"] as const;
const legacyOrder = ["Private", "Public", "Isolated"] as const;

export function layOut(request: LayoutRequest): Layout {
  const strategy = request.strategy ?? "Legacy";
  return strategy === "Legacy" ? legacy(request) : automatic(request, strategy);
}

function automatic(request: LayoutRequest, strategy: SubnetStrategy): Layout {
  const zones = zoneBlocks(request);
  const zoneMask = zones[0]?.prefix ?? 32;
  const specs = specsOf(request, strategy, zoneMask);
  checkSpecs(specs, request.zones, strategy);
  const given = specs.every((spec) => spec.cidrBlocks !== undefined);
  const sized = specs.map((spec) => ({ spec, mask: maskOf(spec) ?? zoneMask + bitsFor(specs.length) }));
  if (!given) checkRoom(sized, zoneMask);
  const subnets = zones.flatMap((zone, index) =>
    given ? explicit(request, specs, index) : fill(request, sized, zone, index),
  );
  checkOverlap(subnets);
  if (strategy === "Exact") checkExact(subnets, request.cidrBlock);
  const merged = strategy === "AutoMerge" || request.specs === undefined;
  const subnetLayout = merged
    ? sized.map(({ spec, mask }) => ({ ...echo(spec), cidrMask: mask }))
    : specs.map(withBothSizes);
  return { subnets: inCreationOrder(subnets), subnetLayout };
}

/** Blocks of the zones, as many as there are zones. */
export function zoneBlocks(request: LayoutRequest): Block[] {
  const vpc = parseBlock(request.cidrBlock);
  if (vpc === undefined) throw problemIn(`${request.cidrBlock} is not an IPv4 block`);
  const prefix = request.zoneCidrMask ?? vpc.prefix + bitsFor(request.zones);
  const size = 2 ** (32 - prefix);
  return Array.from({ length: request.zones }, (_, index) => ({
    base: vpc.base + index * size,
    prefix,
    size,
  }));
}

/** Bits to count so many. */
function bitsFor(count: number): number {
  return Math.ceil(Math.log2(Math.max(1, count)));
}

function specsOf(request: LayoutRequest, strategy: SubnetStrategy, zoneMask: number): readonly SubnetSpec[] {
  const given = request.specs;
  const defaults: SubnetSpec[] = [
    { type: "Private", cidrMask: zoneMask + 1 },
    { type: "Public", cidrMask: zoneMask + 2 },
  ];
  if (given !== undefined && strategy !== "AutoMerge") return given;
  if (zoneMask > 26) {
    throw problemIn(
      `The zone blocks (/${zoneMask}) are too small for the default subnets: make the CIDR for the VPC larger, or use less Availability Zones`,
    );
  }
  if (given === undefined) return defaults;
  if (given.some((spec) => spec.cidrBlocks !== undefined)) {
    throw problemIn(`subnetSpecs with cidrBlocks cannot be merged: use the subnetStrategy "Auto"`);
  }
  const overrides = (spec: SubnetSpec, of: SubnetSpec) => spec.type === of.type && spec.name === undefined;
  const merged = defaults.map((spec) => {
    const override = given.find((other) => overrides(other, spec));
    const sized = override?.cidrMask !== undefined || override?.size !== undefined;
    return override === undefined ? spec : { ...override, ...(sized ? {} : { cidrMask: spec.cidrMask }) };
  });
  return [...merged, ...given.filter((spec) => !defaults.some((other) => overrides(spec, other)))];
}

interface Sized {
  readonly spec: SubnetSpec;
  readonly mask: number;
}

function maskOf(spec: SubnetSpec): number | undefined {
  return spec.cidrMask ?? (spec.size === undefined ? undefined : 32 - Math.log2(spec.size));
}

function checkRoom(sized: readonly Sized[], zoneMask: number): void {
  const [has, needs] = [2 ** (32 - zoneMask), sized.reduce((sum, { mask }) => sum + 2 ** (32 - mask), 0)];
  if (needs > has) {
    throw problemIn(
      `Subnets are too large for VPC. VPC has ${has} addresses, but subnets require ${needs} addresses.`,
    );
  }
}

function fill(request: LayoutRequest, sized: readonly Sized[], zone: Block, index: number): Subnet[] {
  let next = zone.base;
  return sized.flatMap(({ spec, mask }) => {
    const size = 2 ** (32 - mask);
    const base = Math.ceil(next / size) * size;
    next = base + size;
    return subnet(request, spec, index, formatBlock(base, mask));
  });
}

function explicit(request: LayoutRequest, specs: readonly SubnetSpec[], index: number): Subnet[] {
  return specs.flatMap((spec) => subnet(request, spec, index, spec.cidrBlocks?.[index] ?? ""));
}

/** A spec of type Unused takes room and makes nothing. */
function subnet(request: LayoutRequest, spec: SubnetSpec, zone: number, cidrBlock: string): Subnet[] {
  const { type } = spec;
  if (type === "Unused") return [];
  return [
    {
      zone,
      spec,
      type,
      name: `${request.vpcName}-${spec.name ?? type.toLowerCase()}-${zone + 1}`,
      cidrBlock,
    },
  ];
}

function inCreationOrder(subnets: readonly Subnet[]): Subnet[] {
  const rank = (each: Subnet) => each.zone * creationOrder.length + creationOrder.indexOf(each.type);
  return [...subnets].sort((a, b) => rank(a) - rank(b));
}

/** The layout of older versions: by type and not by order; blocks given with the specs are not looked at. */
function legacy(request: LayoutRequest): Layout {
  const zones = zoneBlocks(request);
  const zoneMask = zones[0]?.prefix ?? 32;
  const specs = request.specs ?? [
    { type: "Private" as const, cidrMask: zoneMask + 1 },
    { type: "Public" as const, cidrMask: zoneMask + 2 },
  ];
  checkSpecs(specs, request.zones, "Legacy");
  const sized = legacyOrder.flatMap((type) =>
    specs
      .filter((spec) => spec.type === type)
      .map((spec) => ({ spec, mask: maskOf(spec) ?? Math.max(zoneMask + 1, legacyMasks[type]) })),
  );
  const subnets = zones.flatMap((zone, index) => fill(request, sized, zone, index));
  checkOverlap(subnets);
  // without specs the subnets were always put in order of type first, and the derived layout shows it
  const first = request.specs === undefined ? [...subnets].sort(byType) : subnets;
  return { subnets: inCreationOrder(subnets), subnetLayout: derive(first.slice(0, sized.length)) };
}

function byType(a: Subnet, b: Subnet): number {
  return legacyOrder.indexOf(a.type) - legacyOrder.indexOf(b.type);
}

/** Specs that would give these subnets under Auto; gaps become Unused. */
function derive(subnets: readonly Subnet[]): SubnetSpec[] {
  let end: number | undefined;
  return subnets.flatMap(({ spec, type, cidrBlock }) => {
    const block = parseBlock(cidrBlock);
    if (block === undefined) return [];
    const gap = end === undefined ? 0 : block.base - end;
    end = block.base + block.size;
    const unused: SubnetSpec[] =
      gap > 0 ? [{ type: "Unused", cidrMask: 32 - Math.floor(Math.log2(gap)) }] : [];
    const name = spec.name === undefined ? {} : { name: spec.name };
    return [...unused, { type, cidrMask: block.prefix, ...name }];
  });
}

function withBothSizes(spec: SubnetSpec): SubnetSpec {
  const mask = maskOf(spec);
  return mask === undefined ? echo(spec) : { ...echo(spec), cidrMask: mask, size: 2 ** (32 - mask) };
}

function echo({ type, name, cidrBlocks }: SubnetSpec): SubnetSpec {
  return {
    type,
    ...(name === undefined ? {} : { name }),
    ...(cidrBlocks === undefined ? {} : { cidrBlocks }),
  };
}
