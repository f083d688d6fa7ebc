/** Traffic as sets of boxes: address family, protocol, address of the far side, port on the near side. */

import ipaddr from "ipaddr.js";
import { type AddressRange, internetRanges, isWorldWide, parseCidr } from "../vocabulary/cidr";
import { isUnknown } from "../vocabulary/values";
import { type Box, disjoint, type Interval, intersect, interval, subtract } from "./boxes";
import type { Flow } from "./path";
import { everyPort, everyProtocol, flowFrom, hasPorts } from "./protocols";

export type Family = 4 | 6;
export const FAMILIES: readonly Family[] = [4, 6];

const BITS = { 4: 32, 6: 128 } as const;

export const everyAddress = (family: Family): AddressRange => ({
  family,
  first: 0n,
  last: (1n << BigInt(BITS[family])) - 1n,
});

/** The range that an input names; while that is not known, the widest that it can turn out. */
export const rangesOf = (value: unknown): AddressRange[] =>
  isUnknown(value) ? FAMILIES.map(everyAddress) : [parseCidr(value) ?? []].flat();

export function box({ family, first, last }: AddressRange, protocol: Interval, ports: Interval): Box {
  return [interval(family), protocol, { first, last }, hasPorts(protocol) ? ports : everyPort];
}

/** All traffic with these addresses. */
export const withAddresses = (ranges: readonly AddressRange[]): Box[] =>
  ranges.map((range) => box(range, everyProtocol, everyPort));

/** All traffic, whoever sends it. */
export const everything: readonly Box[] = withAddresses(FAMILIES.map(everyAddress));

export const ofFamily = (boxes: readonly Box[], family: Family): Box[] =>
  boxes.filter(([of]) => of?.first === BigInt(family));

/** All traffic of a protocol to these ports. */
export const toPorts = (protocol: Interval, ports: Interval): Box[] =>
  FAMILIES.map((family) => box(everyAddress(family), protocol, ports));

/** The same traffic to other ports. */
export const movedTo = (boxes: readonly Box[], ports: Interval): Box[] =>
  boxes.map(([family = everyPort, protocol = everyProtocol, addresses = everyPort]) => [
    family,
    protocol,
    addresses,
    ports,
  ]);

/** Who can send what: the whole internet, or some public addresses. */
export interface Slice {
  readonly from: "internet" | readonly string[];
  readonly flows: readonly Flow[];
}

/** Divides traffic by ports into what everybody can send and what only some addresses can; private ones can't send any. */
export function slicesOf(boxes: readonly Box[]): Slice[] {
  const sliced = new Map<string, { from: Slice["from"]; ports: Box[] }>();
  for (const ports of disjointPieces(boxes.map(withoutAddresses))) {
    const from = sendersOf(boxes.filter((one) => intersect([withoutAddresses(one)], [ports]).length > 0));
    if (from.length === 0) continue;
    const key = String(from);
    const slice = sliced.get(key) ?? { from, ports: [] };
    slice.ports.push(ports);
    sliced.set(key, slice);
  }
  return [...sliced.values()].map(({ from, ports }) => ({ from, flows: merged(ports.map(flowFrom)) }));
}

const withoutAddresses = ([family, protocol, , ports]: Box): Box =>
  [family, protocol, ports].map((side = everyPort) => side);

function sendersOf(boxes: readonly Box[]): Slice["from"] {
  const ranges = boxes.map(addressesOf);
  if (isWorldWide(ranges)) return "internet";
  const strangers = intersect(withAddresses(ranges), withAddresses(internetRanges)).map(addressesOf);
  return [...new Set(strangers.flatMap(cidrsOf))];
}

const addressesOf = ([family, , addresses = everyPort]: Box): AddressRange => ({
  family: family?.first === 6n ? 6 : 4,
  ...addresses,
});

/** Pieces such that each of the boxes is a union of some. */
const disjointPieces = (boxes: readonly Box[]): Box[] =>
  boxes.reduce<Box[]>(
    (pieces, one) => pieces.flatMap((piece) => [...intersect([piece], [one]), ...subtract([piece], [one])]),
    disjoint(boxes),
  );

/** Flows whose ports touch, as one. */
function merged(flows: readonly Flow[]): Flow[] {
  const result: Flow[] = [];
  for (const flow of [...flows].sort(byPorts)) {
    const before = result.at(-1);
    if (before && sameProtocol(before, flow) && flow.fromPort <= before.toPort + 1) {
      result[result.length - 1] = { ...before, toPort: Math.max(before.toPort, flow.toPort) };
    } else result.push(flow);
  }
  return result;
}

const sameProtocol = (a: Flow, b: Flow): boolean => a.family === b.family && a.protocol === b.protocol;

const byPorts = (a: Flow, b: Flow): number =>
  a.family - b.family || a.protocol.localeCompare(b.protocol) || a.fromPort - b.fromPort;

/** The range as CIDR blocks. */
export function cidrsOf({ family, first, last }: AddressRange): string[] {
  const bits = BITS[family];
  const texts: string[] = [];
  for (let at = first; at <= last; ) {
    let size = 0;
    while (size < bits && at % (1n << BigInt(size + 1)) === 0n && at + (1n << BigInt(size + 1)) - 1n <= last)
      size++;
    texts.push(`${addressText(at, bits)}/${bits - size}`);
    at += 1n << BigInt(size);
  }
  return texts;
}

function addressText(value: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, at) =>
    Number((value >> BigInt(bits - 8 * (at + 1))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}
