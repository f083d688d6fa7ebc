/** Is a way in declared? It must be exactly what its declaration says: the ports, and what stands behind them. */

import {
  ACCELERATOR_TO_INTERNAL_ALB,
  type DeclaredOpening,
  declaredOpening,
  MEDIA_RELAY_UDP,
  PUBLIC_FRONT,
} from "../constants";
import { isOn } from "../vocabulary/values";
import type { Arrival } from "./arrivals";
import { covers, interval } from "./boxes";
import { type Found, isBalancer } from "./forwarding";
import { protocolInterval } from "./protocols";
import { toPorts } from "./traffic";

/** What must be true of a way beside its ports, for the declarations that say more than ports. */
const MEANINGS: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  [ACCELERATOR_TO_INTERNAL_ALB]: ({ by, host }) => by === "accelerator" && isOn(host.resource.props.internal),
  [MEDIA_RELAY_UDP]: ({ by, host }) => by === "address" && !isBalancer(host.resource),
};

/** The declaration that the way keeps to, if any. */
export function keptDeclaration({ declaration, arrival, entry }: Found): string | undefined {
  if (!arrival) return declaration === PUBLIC_FRONT ? PUBLIC_FRONT : undefined;
  const declared = declaredOpening(declaration);
  if (!declared || typeof declaration !== "string") return undefined;
  const allowed = boxesOf(declared);
  const keepsPorts = covers(allowed, entry) && covers(allowed, arrival.traffic);
  const keepsMeaning = MEANINGS[declaration]?.(arrival) ?? true;
  return keepsPorts && keepsMeaning ? declaration : undefined;
}

const boxesOf = ({ protocol, fromPort, toPort }: DeclaredOpening) =>
  toPorts(protocolInterval(protocol), interval(fromPort, toPort));
