/** What the component refuses about subnets, in its own words. */
import { formatBlock, overlaps, parseBlock } from "../model/addresses";
import type { SubnetSpec, SubnetStrategy } from "./arguments";
import type { Subnet } from "./subnet";

/** The component does not accept its arguments. */
export class VpcProblem extends Error {}
export const problemIn = (message: string): VpcProblem => new VpcProblem(message);

const sizes = Array.from({ length: 31 }, (_, mask) => 2 ** (32 - mask));

export function checkSpecs(specs: readonly SubnetSpec[], zones: number, strategy: SubnetStrategy): void {
  const problems = [
    ...wrongSizes(specs),
    ...contradictingSizes(specs),
    ...(strategy === "Legacy" ? [] : wrongBlocks(specs, zones)),
    ...ambiguousNames(specs),
  ];
  if (problems.length > 0) {
    throw problemIn(`Invalid subnet specifications:\n${problems.map((each) => `- ${each}`).join("\n")}`);
  }
}

function wrongSizes(specs: readonly SubnetSpec[]): string[] {
  const wrong = specs.map((spec) => spec.size).filter((size) => size !== undefined && !sizes.includes(size));
  return wrong.length === 0
    ? []
    : [`The following subnet sizes are invalid: ${wrong.join(", ")}. Valid sizes are: ${sizes.join(", ")}.`];
}

function contradictingSizes(specs: readonly SubnetSpec[]): string[] {
  return specs.flatMap(({ cidrMask, size }, index) =>
    cidrMask === undefined || size === undefined || 2 ** (32 - cidrMask) === size
      ? []
      : [`The size (${size}) and cidrMask (${cidrMask}) of subnetSpecs[${index}] do not agree.`],
  );
}

function wrongBlocks(specs: readonly SubnetSpec[], zones: number): string[] {
  const counts = specs.flatMap(({ cidrBlocks }, index) =>
    cidrBlocks === undefined || cidrBlocks.length === zones
      ? []
      : [
          `The number of CIDR blocks in subnetSpecs[${index}] must match the number of availability zones (${zones}).`,
        ],
  );
  const given = specs.filter((spec) => spec.cidrBlocks !== undefined).length;
  return given === 0 || given === specs.length
    ? counts
    : [...counts, "If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks."];
}

function ambiguousNames(specs: readonly SubnetSpec[]): string[] {
  const types = [...new Set(specs.map((spec) => spec.type))].filter((type) => type !== "Unused");
  return types.flatMap((type) => {
    const names = specs.filter((spec) => spec.type === type).map((spec) => spec.name ?? "");
    return new Set(names).size === names.length
      ? []
      : [
          `Multiple subnet specs of type "${type.toLowerCase()}" require unique names. You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.`,
        ];
  });
}

export function checkOverlap(subnets: readonly Subnet[]): void {
  const clashing = subnets.filter((one) =>
    subnets.some((other) => other !== one && overlaps(one.cidrBlock, other.cidrBlock)),
  );
  if (clashing.length === 0) return;
  const lines = clashing.map(({ name, cidrBlock }, index) => `${index + 1}. ${name}: ${cidrBlock}`);
  throw problemIn(
    `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones:\n${lines.join("\n")}`,
  );
}

/** Every address of the VPC must belong to a subnet. */
export function checkExact(subnets: readonly Subnet[], vpcBlock: string): void {
  const vpc = parseBlock(vpcBlock);
  const placed = subnets
    .map((subnet) => ({ ...subnet, block: parseBlock(subnet.cidrBlock) }))
    .flatMap(({ block, ...subnet }) =>
      block === undefined ? [] : [{ ...subnet, base: block.base, end: block.base + block.size }],
    )
    .sort((a, b) => a.base - b.base);
  const [first, last] = [placed[0], placed.at(-1)];
  if (vpc === undefined || first === undefined || last === undefined) return;
  const label = (subnet: Subnet) => `${subnet.name} (${subnet.cidrBlock})`;
  const head =
    first.base === vpc.base
      ? []
      : [`${label(first)} starts after VPC starts (at ${formatBlock(vpc.base + 1, 32).replace("/32", "")})`];
  const gaps = placed.flatMap((subnet, index) => {
    const next = placed[index + 1];
    return next === undefined || next.base === subnet.end ? [] : [`${label(subnet)} <=> ${label(next)}`];
  });
  const vpcEnd = vpc.base + vpc.size;
  const tail =
    last.end === vpcEnd
      ? []
      : [`${last.name} (ending ${lastHost(last.end)}) ends before VPC ends (at ${lastHost(vpcEnd)}})`];
  const all = [...head, ...gaps, ...tail];
  if (all.length > 0) {
    throw problemIn(`There are gaps in the subnet ranges. Please fix the following gaps: ${all.join(", ")}`);
  }
}

/** The last address before the broadcast address. */
function lastHost(end: number): string {
  return formatBlock(end - 2, 32).replace("/32", "");
}
