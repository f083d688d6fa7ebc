/** Whether an opening is what its tag declares. */

import { declaredOpening, EXPOSURE_TAG } from "../constants";
import { integerOf, isUnknown } from "../vocabulary/values";
import type { Opening } from "./openings";
import { protocolOf } from "./traffic";

export type Fit = "yes" | "wider" | "none" | "unknown";

/** Is the opening within what its tag declares? */
export function fitsDeclaration(opening: Opening, declaration: unknown): Fit {
  if (isUnknown(declaration)) return "unknown";
  const declared = declaredOpening(declaration);
  if (!declared) return "none";
  const [from, to] = [integerOf(opening.fromPort.value) ?? -1, integerOf(opening.toPort.value) ?? -1];
  const within = (port: number) => declared.fromPort <= port && port <= declared.toPort;
  const differing = [
    ...(protocolOf(opening) === declared.protocol ? [] : [opening.protocol]),
    ...(within(from) ? [] : [opening.fromPort]),
    ...(within(to) ? [] : [opening.toPort]),
  ];
  if (differing.length === 0) return "yes";
  return differing.every(({ value }) => isUnknown(value)) ? "unknown" : "wider";
}

/** The property that hides whether the opening fits its declaration. */
export function undecidedPart({ protocol, fromPort, toPort }: Opening, declaration: unknown): string {
  if (isUnknown(declaration)) return `tags["${EXPOSURE_TAG}"]`;
  return [protocol, fromPort, toPort].find(({ value }) => isUnknown(value))?.property ?? "";
}
