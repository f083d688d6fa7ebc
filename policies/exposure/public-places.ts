/** The verdict of all rules that ask one thing of an input: does it, or its absence, make something public? */

import { type Finding, type Resource, undecided, violation } from "../rule";
import { isAbsent, isUnknown, wordOf } from "../vocabulary/values";
import { valuesAt } from "./paths";

/** Where a type says whether something is public, in lower-case words; by default anything but `false` is public. */
export interface PublicPlace {
  /** Path of the input, such as `networkInterfaces[].associatePublicIpAddress`. */
  readonly path: string;
  /** The words that keep it private, the usual one first; any other value is public. */
  readonly privateWords?: readonly [string, ...string[]];
  /** The words that make it public; any other value is private. */
  readonly publicWords?: readonly string[];
  /** What AWS makes of it where the input is left out, if that is public. */
  readonly leftOutIs?: string;
}

export type PublicPlaces = Readonly<Record<string, readonly PublicPlace[]>>;

export const judgePlaces = ({ type, props }: Resource, places: PublicPlaces): Finding[] =>
  (places[type] ?? []).flatMap((place) =>
    valuesAt(props, place.path).flatMap(({ property, value }) => judgeValue(property, value, place)),
  );

function judgeValue(property: string, value: unknown, place: PublicPlace): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  if (isAbsent(value)) {
    return place.leftOutIs ? [violation(`\`${property}\` is left out, and ${place.leftOutIs}.`)] : [];
  }
  const word = typeof value === "boolean" ? String(value) : (wordOf(value) ?? "");
  if (place.publicWords) {
    return place.publicWords.includes(word) ? [violation(`\`${property}\` is \`${value}\`.`)] : [];
  }
  const privateWords = place.privateWords ?? ["false"];
  return privateWords.includes(word) ? [] : [violation(`\`${property}\` is not \`${privateWords[0]}\`.`)];
}
