/** Which ports an opening is for, however protocol and ports are written. */

import { protocolName, readProtocol } from "../reachability/protocols";
import { integerOf, isUnknown } from "../vocabulary/values";
import type { Opening } from "./openings";
import type { Written } from "./paths";

/** One port of one protocol. */
export interface Port {
  readonly protocol: string;
  readonly port: number;
}

type Ports = Pick<Opening, "protocol" | "fromPort" | "toPort">;

/** The protocol by its name or number; `all` for every one, and then ports mean nothing; undefined where it is none. */
export function protocolOf({ protocol }: Pick<Opening, "protocol">): string | undefined {
  const numbers = readProtocol(protocol.value);
  return numbers && protocolName(numbers);
}

/** Does the opening reach this port? An unknown value that decides is returned as it is written. */
export function reaches(opening: Ports, { protocol, port }: Port): boolean | Written {
  const { fromPort, toPort } = opening;
  if (isUnknown(opening.protocol.value)) return opening.protocol;
  const own = protocolOf(opening);
  if (own === "all") return true;
  if (own !== protocol) return false;
  const [from, to] = [integerOf(fromPort.value), integerOf(toPort.value)];
  if (from === -1 || to === -1) return true;
  if (from !== undefined && from > port) return false;
  if (to !== undefined && to < port) return false;
  return [fromPort, toPort].find(({ value }) => isUnknown(value)) ?? (from !== undefined && to !== undefined);
}

/** The opening as findings name it. */
export const placeOf = ({ path }: Opening): string => (path === "" ? "The rule" : `\`${path.slice(0, -1)}\``);

/** Ports in words. */
export function describePorts(opening: Ports): string {
  const protocol = protocolOf(opening);
  const [from, to] = [integerOf(opening.fromPort.value), integerOf(opening.toPort.value)];
  if (protocol === "all") return "every port of every protocol";
  if (protocol?.startsWith("icmp")) return protocol;
  if (protocol === undefined || from === undefined || to === undefined) {
    return "ports that are not known yet or left out";
  }
  return from === to ? `${protocol} port ${from}` : `${protocol} ports ${from} to ${to}`;
}
