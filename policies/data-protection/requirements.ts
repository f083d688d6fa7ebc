/** What a property of a resource must say, as a table: most rules about encryption are nothing else. */

import { type Finding, type Resource, undecided, violation } from "../rule";
import { type Place, placeOf } from "../vocabulary/places";
import {
  describeSwitch,
  type Fields,
  fieldsOf,
  isAbsent,
  isOn,
  isUnknown,
  itemsOf,
  wordOf,
} from "../vocabulary/values";

export interface Requirement {
  readonly types: readonly string[];
  /** Path of the property, such as `encryptAtRest.enabled`. */
  readonly property: string;
  /** Words that it may be, in lower case; a switch that must be on where left out. */
  readonly words?: readonly string[];
  /** What AWS does when the property is left out; nothing where that is right. */
  readonly leftOutMeans?: string;
  /** Where the requirement says nothing of this resource, or what decides whether it does. */
  readonly unless?: (props: Fields) => boolean | Finding;
}

export const typesOf = (table: readonly Requirement[]): string[] => [
  ...new Set(table.flatMap(({ types }) => types)),
];

/** Judges a resource by every row of the table that is for its type. */
export const judgeRequirements = (
  table: readonly Requirement[],
  { type, props }: Pick<Resource, "type" | "props">,
): Finding[] =>
  table
    .filter(({ types }) => types.includes(type))
    .flatMap((requirement) => judgeRequirement(requirement, props));

/** Judges an object by one row; `path` is where it stands in the resource, such as `volumes[0].`. */
export function judgeRequirement(
  requirement: Omit<Requirement, "types">,
  props: Fields,
  path = "",
): Finding[] {
  const { property, value } = placeOf(props, requirement.property);
  const findings = verdict(requirement, { property: path + property, value });
  if (findings.length === 0) return [];
  const excused = requirement.unless?.(props) ?? false;
  if (typeof excused === "object") return [excused];
  return excused ? [] : findings;
}

function verdict({ words, leftOutMeans }: Omit<Requirement, "types">, { property, value }: Place): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  if (isAbsent(value) && leftOutMeans === undefined) return [];
  if (!words) {
    return isOn(value) ? [] : [violation(`${describeSwitch(property, value, leftOutMeans ?? "")}.`)];
  }
  if (words.includes(wordOf(value) ?? "")) return [];
  if (isAbsent(value)) return [violation(`\`${property}\` is left out, and ${leftOutMeans}.`)];
  return [violation(`\`${property}\` is not one of ${words.join(", ")}.`)];
}

/** The objects of a list, or the one object, each judged with its path; what hides one of them is undecided. */
export function judgeEach(
  path: string,
  { property, value }: Place,
  judge: (item: Fields, path: string) => Finding[],
): Finding[] {
  if (isUnknown(value)) return [undecided(path + property)];
  return itemsOf(value).flatMap((item, index) => {
    const at = path + property + (Array.isArray(value) ? `[${index}]` : "");
    return isUnknown(item) ? [undecided(at)] : judge(fieldsOf(item), `${at}.`);
  });
}
