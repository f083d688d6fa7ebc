/**
 * Reading inputs the way the provider and AWS would: left out, null, wrong-typed and not yet known values included.
 *
 * Readers never throw. Unknown values reach rules as they travel: as marks that stand for a value of any type.
 */

/** A mark of a value that is not known before the update. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The marks of values that are not known before the update (one for each type), as the engine sends them. */
const UNKNOWN_MARKS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  UNKNOWN, // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

export const isUnknown = (value: unknown): boolean => UNKNOWN_MARKS.has(value);

/** Left out: the provider sends nothing to AWS for these, and AWS's default holds. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === "";

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of an object; none of anything else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** What a text of a JSON object or list says; undefined for any other text. What is no text, or not known yet, as it is. */
export function fromJson(value: unknown): unknown {
  if (typeof value !== "string" || isUnknown(value)) return value;
  // Most texts are no JSON, and a parser that throws costs ten times as much as all else here.
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The items of a list; a single value counts as a list of one, as the providers take it. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

/** Is the switch on? The providers read the texts "true" and "false" as booleans; nothing else turns it on. */
export const isOn = (value: unknown): boolean => value === true || value === "true";

export const isOff = (value: unknown): boolean => value === false || value === "false";

/** A word as AWS compares it: lower case, without space around it; undefined for anything but text. */
export const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value.trim().toLowerCase() : undefined;

/** A whole number, also when it was written as text; undefined for anything else. */
export function integerOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}

/** How a switch that must be on was written, without its value: what a finding says about it. */
export function describeSwitch(property: string, value: unknown, defaultMeans: string): string {
  if (isAbsent(value)) return `\`${property}\` is left out, and ${defaultMeans}`;
  if (isOff(value)) return `\`${property}\` is false`;
  if (isOn(value)) return `\`${property}\` is true`;
  return `\`${property}\` is neither true nor false`;
}
