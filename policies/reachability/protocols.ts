/** Protocols by the names and numbers that AWS takes, as numbers of the IP header. */

import { integerOf, wordOf } from "../vocabulary/values";
import { type Box, type Interval, interval } from "./boxes";
import type { Flow } from "./path";

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [BigInt(number), name]));

export const everyProtocol = interval(0, 255);
export const everyPort = interval(0, 65_535);

/** `tcp`, `6` and 6 are TCP; `-1`, -1 and `all` are every protocol; undefined: no protocol. */
export function readProtocol(value: unknown): Interval | undefined {
  const word = typeof value === "number" ? String(value) : wordOf(value);
  if (word === undefined) return undefined;
  if (word === "-1" || word === "all") return everyProtocol;
  const number = NUMBERS[word] ?? integerOf(word);
  return number === undefined || number < 0 || number > 255 ? undefined : interval(number);
}

/** Ports mean something for TCP and UDP alone; for ICMP the same fields are types and codes. */
export const hasPorts = ({ first, last }: Interval): boolean =>
  first === last && (NAMES.get(first) === "tcp" || NAMES.get(first) === "udp");

/** What is not known yet, or no protocol, can turn out to be any. */
export const protocolInterval = (value: unknown): Interval => readProtocol(value) ?? everyProtocol;

export const TCP = protocolInterval("tcp");

export const protocolName = ({ first, last }: Interval): string =>
  first === last ? (NAMES.get(first) ?? String(first)) : "all";

/** Reads a box of family, protocol and ports back. */
export function flowFrom([family, protocol = everyProtocol, ports = everyPort]: Box): Flow {
  return {
    family: family?.first === 6n ? 6 : 4,
    protocol: protocolName(protocol),
    fromPort: Number(ports.first),
    toPort: Number(ports.last),
  };
}
