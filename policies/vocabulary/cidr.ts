/** How much of the internet a set of address ranges admits, however it is spelled or split. */

import ipaddr from "ipaddr.js";

/** Addresses `first` to `last`, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * The most public addresses that one owner's networks can plausibly have: a /8 of IPv4 (the largest block ever given
 * to one organisation) and a /16 of IPv6. Whatever admits more admits strangers.
 */
const WIDEST = { 4: 2n ** 24n, 6: 2n ** 112n } as const;

/** IPv4 that no one owns on the internet (RFC 6890), and IPv6 that is global unicast (RFC 4291). */
const NOT_PUBLIC_4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
];
const PUBLIC_6 = "2000::/3";
const IPV4_MAPPED_BITS = 96;

/** The range a CIDR names; host bits are ignored as AWS does, a bare address is a range of one. Undefined: no CIDR. */
export function parseCidr(value: unknown): AddressRange | undefined {
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  const withPrefix = trimmed.includes("/") ? trimmed : `${trimmed}/${trimmed.includes(":") ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(withPrefix)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(withPrefix);
  if (address instanceof ipaddr.IPv6) {
    if (address.isIPv4MappedAddress() && prefix >= IPV4_MAPPED_BITS) {
      return range(4, address.toIPv4Address().toByteArray(), prefix - IPV4_MAPPED_BITS);
    }
    return range(6, address.toByteArray(), prefix);
  }
  return range(4, address.toByteArray(), prefix);
}

function range(family: 4 | 6, bytes: readonly number[], prefix: number): AddressRange {
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const hostBits = BigInt(bytes.length * 8 - prefix);
  const first = (value >> hostBits) << hostBits;
  return { family, first, last: first + (1n << hostBits) - 1n };
}

/** Do these ranges, taken together, admit more of the internet than any one owner has? */
export function isWorldWide(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some((family) => publicAddresses(family, ranges) > WIDEST[family]);
}

/** The same, of what is in these ranges and not in the others. */
export function isWorldWideWithout(
  ranges: readonly AddressRange[],
  others: readonly AddressRange[],
): boolean {
  return ([4, 6] as const).some((family) => {
    const left = publicAddresses(family, [...ranges, ...others]) - publicAddresses(family, others);
    return left > WIDEST[family];
  });
}

/** How many addresses that strangers can have are in these ranges. */
export function publicAddresses(family: 4 | 6, ranges: readonly AddressRange[]): bigint {
  const admitted = union(ranges.filter((candidate) => candidate.family === family));
  const inside = (block: AddressRange) => admitted.reduce((sum, part) => sum + overlap(part, block), 0n);
  if (family === 6) return PUBLIC_6_RANGES.reduce((sum, block) => sum + inside(block), 0n);
  const all = admitted.reduce((sum, part) => sum + part.last - part.first + 1n, 0n);
  return NOT_PUBLIC_4_RANGES.reduce((sum, block) => sum - inside(block), all);
}

/** The same addresses in ranges that do not overlap. */
function union(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const next of [...ranges].sort((a, b) => ascending(a.first, b.first))) {
    const open = merged.at(-1);
    if (!open || next.first > open.last) merged.push(next);
    else if (next.last > open.last) merged[merged.length - 1] = { ...open, last: next.last };
  }
  return merged;
}

function overlap(a: AddressRange, b: AddressRange): bigint {
  if (a.last < b.first || b.last < a.first) return 0n;
  const [, first = 0n, last = 0n] = [a.first, a.last, b.first, b.last].sort(ascending);
  return last - first + 1n;
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const known = (cidr: string): AddressRange[] => [parseCidr(cidr) ?? []].flat();
const NOT_PUBLIC_4_RANGES = NOT_PUBLIC_4.flatMap(known);
const PUBLIC_6_RANGES = known(PUBLIC_6);

/** The addresses that strangers can have. */
export const internetRanges: readonly AddressRange[] = [
  ...gapsBetween(union(NOT_PUBLIC_4_RANGES), { family: 4, first: 0n, last: 2n ** 32n - 1n }),
  ...PUBLIC_6_RANGES,
];

/** What sorted ranges leave free of a whole. */
function gapsBetween(taken: readonly AddressRange[], { family, first, last }: AddressRange): AddressRange[] {
  const starts = [first, ...taken.map((range) => range.last + 1n)];
  const ends = [...taken.map((range) => range.first - 1n), last];
  return starts
    .map((start, at) => ({ family, first: start, last: ends[at] ?? last }))
    .filter((gap) => gap.first <= gap.last);
}
