/** Reads address ranges as inputs write them. */

import { type AddressRange, parseCidr } from "../vocabulary/cidr";
import { isAbsent, isUnknown } from "../vocabulary/values";
import type { Written } from "./paths";

export interface ReadRanges {
  readonly ranges: readonly AddressRange[];
  /** Paths of ranges that are not known yet. */
  readonly unknowns: readonly string[];
  /** Paths of values that are no ranges; AWS refuses them. */
  readonly unreadable: readonly string[];
}

export function readRanges(written: readonly Written[]): ReadRanges {
  const ranges: AddressRange[] = [];
  const unknowns: string[] = [];
  const unreadable: string[] = [];
  for (const { property, value } of written) {
    const range = parseCidr(value);
    if (isUnknown(value)) unknowns.push(property);
    else if (range) ranges.push(range);
    else if (!isAbsent(value)) unreadable.push(property);
  }
  return { ranges, unknowns, unreadable };
}
