/** From findings to what people read: one text for each violation, one advisory for all that is not known yet. */

import { type Finding, levelOf, type Rule, violation } from "../rule";

export interface ReportItem {
  readonly message: string;
  /** Never blocks, whatever the level of the rule. */
  readonly advisory: boolean;
}

/** What the repository that uses the packs says of a violation. */
export interface Waiver {
  /** The violation does not block. */
  readonly covers: boolean;
  readonly note: string;
}

/** The waiver of a violation that says this; undefined for most. */
export type WaiverOf = (says: string) => Waiver | undefined;

export function report(
  rule: Rule,
  findings: readonly Finding[],
  waiverOf: WaiverOf = () => undefined,
): ReportItem[] {
  const violations = findings.flatMap((finding) => (finding.kind === "violation" ? [finding.message] : []));
  const unknowns = findings.flatMap((finding) =>
    finding.kind === "undecided" ? [`\`${finding.property}\``] : [],
  );
  const items = [...new Set(violations)].map((says) => violationItem(rule, says, waiverOf(says)));
  if (unknowns.length > 0)
    items.push({ message: undecidedText(rule, [...new Set(unknowns)]), advisory: true });
  return items;
}

function violationItem(rule: Rule, says: string, waiver: Waiver | undefined): ReportItem {
  if (waiver?.covers) return { message: [rule.title, says, waiver.note].join("\n"), advisory: true };
  const lines = [violationText(rule, says), ...(waiver ? [waiver.note] : [])];
  return { message: lines.join("\n"), advisory: false };
}

const CURE = "\nCure:";

const violationText = (rule: Rule, says: string): string =>
  `${rule.title}\n${says}${CURE}${rule.remediation.map((step) => `\n  - ${step}`).join("")}\nMore: ${rule.links[0]}`;

/** What a violation says, out of its text; undefined for the text of anything else. */
export function saysOf(message: string): string | undefined {
  const [start, end] = [message.indexOf("\n") + 1, message.indexOf(CURE)];
  return start > 0 && end > start ? message.slice(start, end) : undefined;
}

const undecidedText = (rule: Rule, properties: readonly string[]): string =>
  [
    rule.title,
    `${properties.join(", ")} ${properties.length === 1 ? "is" : "are"} not known before the update. The rule will be judged at update${levelOf(rule) === "mandatory" ? ", and stops it if violated" : ""}.`,
  ].join("\n");

/** A rule that fails is a finding of its own: never silence, and never the end of the other rules. */
export function judgeSafely<T>(judge: () => T[]): (T | Finding)[] {
  try {
    return judge();
  } catch (error) {
    return [
      violation(
        `The rule itself failed (${describeFailure(error)}), so the resource counts as violating it. Please report this.`,
      ),
    ];
  }
}

/** Where and how it failed, without the message of the error: it may quote a value, and that may be a secret. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "it threw something that is not an error";
  const frame = /\n\s+at (?:async )?(?:Object\.)?([\w.$<>]+)/.exec(error.stack ?? "")?.[1];
  return frame ? `${error.name} in ${frame}` : error.name;
}
