/** Openings that are narrow one by one and admit the internet together. */

import { type AddressRange, isWorldWide } from "../vocabulary/cidr";
import { integerOf, isUnknown } from "../vocabulary/values";
import type { Opening } from "./openings";
import { protocolOf, reaches } from "./traffic";

/** An opening with the address ranges that it admits, those of its prefix lists included. */
export interface Admission {
  readonly opening: Opening;
  readonly ranges: readonly AddressRange[];
}

/**
 * The admissions that meet at one port and are the internet there only together; none where one alone is already. They
 * can only begin to meet at a port where one of them begins.
 */
export function admittedTogether<Of extends Admission>(admissions: readonly Of[]): readonly Of[] {
  const narrow = admissions.filter(({ ranges }) => ranges.length > 0 && !isWorldWide(ranges));
  if (narrow.length < 2 || !isWorldWide(narrow.flatMap(({ ranges }) => ranges))) return [];
  const meetings = narrow.map((first) =>
    narrow.filter((other) => other === first || meets(other.opening, first.opening)),
  );
  return meetings.find((meeting) => isWorldWide(meeting.flatMap(({ ranges }) => ranges))) ?? [];
}

/** Does `other` reach the first port of `first`, or everything as it does? */
function meets(other: Opening, first: Opening): boolean {
  const [protocol, port] = [protocolOf(first), integerOf(first.fromPort.value)];
  if (protocolOf(other) === "all") return true;
  if (protocol === undefined || protocol === "all") return false;
  if (isUnknown(first.fromPort.value)) return false;
  if (port === undefined) return protocolOf(other) === protocol;
  return reaches(other, { protocol, port }) === true;
}
