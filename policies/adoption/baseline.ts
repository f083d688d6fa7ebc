/** The findings a repository had when it turned the packs on: `policies/baseline.json`. Only others block. */

import { isFields } from "../vocabulary/values";
import { isDay } from "./exemptions";
import { partsOf } from "./urn";

/** A violation that was there before; the one of the same rule, resource and words is not new. */
export interface KnownFinding {
  readonly rule: string;
  /** URN of the resource. */
  readonly resource: string;
  /** What the rule says of the resource. */
  readonly says: string;
  /** The day on which it was recorded, as `2026-01-31`. */
  readonly since: string;
}

export interface Baseline {
  readonly entries: readonly KnownFinding[];
  /** All that is wrong with the file; then no entry holds. */
  readonly problems: readonly string[];
}

/** How each field must be, for the one who wrote the file by hand. */
const FIELDS: Readonly<Record<keyof KnownFinding, (text: string) => boolean>> = {
  rule: (text) => text !== "",
  resource: (text) => partsOf(text) !== undefined,
  says: (text) => text !== "",
  since: isDay,
};

/** Reads the text of the file. It is written by a command, so a wrong one is to be written anew. */
export function readBaseline(text: string): Baseline {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return { entries: [], problems: ["it is not JSON. Record the baseline anew."] };
  }
  const entries = isFields(written) ? written.findings : undefined;
  if (!Array.isArray(entries)) {
    return { entries: [], problems: ["it has no list of `findings`. Record the baseline anew."] };
  }
  const problems = entries.flatMap((entry, index) =>
    Object.entries(FIELDS)
      .filter(([name, isRight]) => !isRight(textOf(isFields(entry) ? entry[name] : undefined)))
      .map(([name]) => `finding ${index + 1}, ${name}: it is missing or wrong. Record the baseline anew.`),
  );
  return { entries: problems.length > 0 ? [] : entries, problems };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The text of the file: sorted, one finding a block, so that a review shows what was added. */
export function writeBaseline(findings: readonly KnownFinding[]): string {
  const keyOf = ({ resource, rule, says }: KnownFinding) => [resource, rule, says].join("\n");
  const sorted = [...findings].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ findings: sorted }, null, 2)}\n`;
}

/** What becomes of a baseline that is recorded anew. */
export interface Recorded {
  readonly findings: readonly KnownFinding[];
  readonly added: readonly KnownFinding[];
  /** Findings that are mended. */
  readonly removed: readonly KnownFinding[];
}

/** Records what is found in some stacks now; the findings of other stacks stay as they are. */
export function recordBaseline(
  before: readonly KnownFinding[],
  found: readonly Omit<KnownFinding, "since">[],
  isChecked: (urn: string) => boolean,
  today: string,
): Recorded {
  const isIn = (findings: readonly Omit<KnownFinding, "since">[], one: Omit<KnownFinding, "since">) =>
    findings.some((other) => isSameFinding(other, one));
  const removed = before.filter((known) => isChecked(known.resource) && !isIn(found, known));
  const added = found.filter((one) => !isIn(before, one)).map((one) => ({ ...one, since: today }));
  return { findings: [...before.filter((known) => !isIn(removed, known)), ...added], added, removed };
}

/** Do both tell the same thing of the same resource? */
export const isSameFinding = (
  one: Omit<KnownFinding, "since">,
  other: Omit<KnownFinding, "since">,
): boolean => one.rule === other.rule && one.resource === other.resource && one.says === other.says;
