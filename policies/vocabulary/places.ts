/** Reading values deep inside a resource. */

import { fieldsOf, isUnknown } from "./values";

/** A value and the path that a finding names it by. */
export interface Place {
  readonly property: string;
  readonly value: unknown;
}

/** The value at a path such as `networkConfiguration.subnets`, or the unknown one on the way that hides it. */
export function placeOf(within: unknown, path: string): Place {
  const keys = path.split(".");
  let value = within;
  for (const [depth, key] of keys.entries()) {
    value = fieldsOf(value)[key];
    if (isUnknown(value)) return { property: keys.slice(0, depth + 1).join("."), value };
  }
  return { property: path, value };
}
