/** Numbers that must not be too small or too large, as AWS would take them. */

import { type Finding, undecided, violation } from "../rule";
import { integerOf, isAbsent, isUnknown } from "./values";

export interface NumberRule {
  readonly property: string;
  readonly value: unknown;
  /** What AWS takes where nothing is said. */
  readonly leftOut: number;
  readonly unit: string;
}

export const atLeast = (number: NumberRule, minimum: number): Finding[] =>
  judge(number, (value) => value >= minimum, `less than ${minimum} ${number.unit}`);

export const atMost = (number: NumberRule, maximum: number): Finding[] =>
  judge(number, (value) => value <= maximum, `more than ${maximum} ${number.unit}`);

function judge(number: NumberRule, fits: (value: number) => boolean, wrong: string): Finding[] {
  const { property, value, leftOut, unit } = number;
  if (isUnknown(value)) return [undecided(property)];
  const known = isAbsent(value) ? leftOut : integerOf(value);
  if (known === undefined) return [violation(`\`${property}\` is not a whole number.`)];
  if (fits(known)) return [];
  const written = isAbsent(value) ? `is left out, which means ${known} ${unit}` : `is ${known} ${unit}`;
  return [violation(`\`${property}\` ${written}, ${wrong}.`)];
}
