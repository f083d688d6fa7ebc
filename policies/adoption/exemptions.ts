/** The exemptions of the repository that uses the packs: `policies/exemptions.yaml`. */

import { isFields } from "../vocabulary/values";
import { isEveryResource, partsOf, type UrnPattern, urnPattern } from "./urn";

/** One rule does not hold for some resources, for a reason, until a day. */
export interface Exemption {
  readonly rule: string;
  /** As written: a URN in which `*` stands for any text. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** The last day on which it holds, as `2027-01-31`, in UTC. */
  readonly expires: string;
  readonly pattern: UrnPattern;
}

export interface Exemptions {
  readonly entries: readonly Exemption[];
  /** All that is wrong with the file; then no entry holds. */
  readonly problems: readonly string[];
}

interface Field {
  /** What is wrong with a text, and how to mend it; undefined when nothing is. */
  readonly wrong: (text: string) => string | undefined;
  readonly missing: string;
}

const anyText = (missing: string): Field => ({ wrong: () => undefined, missing });

const FIELDS: Readonly<Record<Exclude<keyof Exemption, "pattern">, Field>> = {
  rule: anyText("Name the rule, as its finding does."),
  resource: {
    wrong: wrongPattern,
    missing: "Give the URN of the resource, as its finding does; `*` stands for any text.",
  },
  reason: anyText("Say why the resource may break the rule."),
  owner: anyText("Name the team or person who answers for it."),
  ticket: anyText("Name the ticket in which it is to be mended."),
  expires: {
    wrong: (text) =>
      isDay(text) ? undefined : "is not a day. Write it as YYYY-MM-DD, for example 2027-01-31.",
    missing: "Give the last day on which it holds, as YYYY-MM-DD.",
  },
};

const NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/**
 * Reads the text of the file.
 *
 * @param knownRules all the rules that there are; undefined where this pack has some of them only
 */
export function readExemptions(text: string, knownRules: readonly string[] | undefined): Exemptions {
  const { written, errors } = readYaml(text);
  if (errors.length > 0) return unusable(errors.map((error) => `it is not YAML: ${error}`));
  if (!Array.isArray(written))
    return unusable(["it is not a list of exemptions. Start each with `- rule:`."]);
  const problems = [
    ...written.flatMap((entry, index) => wrongWith(entry, knownRules).map(at(index))),
    ...repeated(written),
  ];
  return problems.length > 0 ? unusable(problems) : { entries: written.map(exemptionOf), problems };
}

function readYaml(text: string): { written?: unknown; errors: readonly string[] } {
  // loaded when there is a file: a pack without one should not wait for it
  const { parseDocument } = require("yaml") as typeof import("yaml");
  const document = parseDocument(text, { merge: true, logLevel: "error" });
  if (document.errors.length > 0) {
    return { errors: document.errors.map(({ message }) => message.split("\n")[0] ?? "") };
  }
  try {
    return { written: document.toJS() ?? [], errors: [] };
  } catch (error) {
    // Anchors are resolved only here: one that is missing, or too many.
    return { errors: [(error as Error).message] };
  }
}

const unusable = (problems: string[]): Exemptions => ({ entries: [], problems });

const at =
  (index: number) =>
  (problem: string): string =>
    `entry ${index + 1}, ${problem}`;

function wrongWith(entry: unknown, knownRules: readonly string[] | undefined): string[] {
  if (!isFields(entry)) return [`it is not an exemption. It needs ${NAMES.join(", ")}.`];
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(FIELDS, name));
  const rule = entry.rule;
  const noRule = typeof rule === "string" && rule !== "" && knownRules && !knownRules.includes(rule);
  return [
    ...NAMES.flatMap((name) => wrongField(name, entry[name])),
    ...(noRule ? [`rule: there is no rule "${rule}". Copy the name from the finding.`] : []),
    ...unknown.map(
      (name) => `${name}: there is no such field. Remove it; the fields are ${NAMES.join(", ")}.`,
    ),
  ];
}

function wrongField(name: keyof typeof FIELDS, value: unknown): string[] {
  const { wrong, missing } = FIELDS[name];
  if (value === undefined || value === null) return [`${name}: it is missing. ${missing}`];
  if (typeof value === "object") return [`${name}: it is not text. Put it in quotation marks.`];
  if (typeof value !== "string")
    return [`${name}: ${JSON.stringify(value)} is not text. Put it in quotation marks.`];
  if (value.trim() === "") return [`${name}: it is missing. ${missing}`];
  const problem = wrong(value);
  return problem === undefined ? [] : [`${name}: ${JSON.stringify(value)} ${problem}`];
}

function wrongPattern(text: string): string | undefined {
  if (!partsOf(text))
    return "is not a URN. Write urn:pulumi:<stack>::<project>::<type>::<name>, with `*` for any text.";
  if (isEveryResource(text))
    return "means every resource. Name the resource or its type; to lower a whole rule, configure its level.";
  return undefined;
}

/** Is it a day of the calendar, written as in ISO 8601? */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

function repeated(entries: readonly unknown[]): string[] {
  const keys = entries.map(
    (entry) => isFields(entry) && typeof entry.resource === "string" && `${entry.rule} ${entry.resource}`,
  );
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    return key === false || first === index
      ? []
      : [at(index)(`resource: entry ${first + 1} has the same rule and resource. Keep one of them.`)];
  });
}

function exemptionOf(entry: Omit<Exemption, "pattern">): Exemption {
  const pattern = urnPattern(entry.resource);
  if (!pattern) throw new TypeError("an exemption was not checked before it was used");
  return { ...entry, pattern };
}
