/** Finds values within inputs by a path, so that a rule can say as data where each type keeps the same thing. */

import { fieldsOf, fromJson, isAbsent, isUnknown, itemsOf } from "../vocabulary/values";

/** A value as written, not read yet, and the path that a finding names it by. */
export interface Written {
  readonly property: string;
  readonly value: unknown;
}

/**
 * The values at a path such as `networkInterfaces[].associatePublicIpAddress`: one for each item of a list, undefined for
 * what is left out. An unknown value on the way stands for all that it hides, and text is read as JSON.
 */
export function valuesAt(props: unknown, path: string): Written[] {
  return path.split(".").reduce<Written[]>(step, [{ property: "", value: props }]);
}

function step(reached: readonly Written[], key: string): Written[] {
  const name = key.replace("[]", "");
  return reached.flatMap((from) => {
    if (isUnknown(from.value)) return [from];
    const property = from.property === "" ? name : `${from.property}.${name}`;
    const value = fieldsOf(fromJson(from.value))[name];
    return name === key || isUnknown(value) ? [{ property, value }] : itemsAt(property, value);
  });
}

/** The items of a list with their paths; one value that stands for a list of one keeps the path of the list. */
export function itemsAt(property: string, value: unknown): Written[] {
  if (!Array.isArray(value)) return isAbsent(value) ? [] : [{ property, value }];
  return itemsOf(value).map((item, index) => ({ property: `${property}[${index}]`, value: item }));
}
