/** The verdict of all rules that ask one thing of an input: does it, or its absence, make something public? */

import { type Finding, type Resource, undecided, violation } from "../rule";
import { isAbsent, isUnknown, wordOf } from "../values";
import { valuesAt } from "./paths";

/** Where a type says whether something is public. */
export interface PublicPlace {
  /** Path of the input, such as `networkInterfaces[].associatePublicIpAddress`. */
  readonly path: string;
  /** The words that keep it private, the usual one first; any other value is public. `false` when left out. */
  readonly privateWords?: readonly [string, ...string[]];
  /** What AWS makes of it where the input is left out, if that is public. */
  readonly leftOutIs?: string;
}

export type PublicPlaces = Readonly<Record<string, readonly PublicPlace[]>>;

export const judgePlaces = ({ type, props }: Resource, places: PublicPlaces): Finding[] =>
  (places[type] ?? []).flatMap((place) =>
    valuesAt(props, place.path).flatMap(({ property, value }) => judgeValue(property, value, place)),
  );

function judgeValue(property: string, value: unknown, place: PublicPlace): Finding[] {
  const { privateWords = ["false"], leftOutIs } = place;
  if (isUnknown(value)) return [undecided(property)];
  if (isAbsent(value)) {
    return leftOutIs ? [violation(`\`${property}\` is left out, and ${leftOutIs}.`)] : [];
  }
  const word = typeof value === "boolean" ? String(value) : wordOf(value);
  if (word !== undefined && privateWords.includes(word.toLowerCase())) return [];
  return [
    violation(`\`${property}\` is not ${privateWords[0] === "false" ? "false" : `\`${privateWords[0]}\``}.`),
  ];
}
