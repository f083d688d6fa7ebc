/** The one comment under a pull request: the verdict, what is new, and the rest folded away. */

import { label } from "../../engine/record";
import { baseName } from "./base-words";
import { code, markdown, prose } from "./escape";
import type { Place } from "./locate";
import { type Change, type CheckReport, type Opening, type StackReport, stacksOf } from "./report";
import { byRule, type FoundAt, type RuleGroup, type Section, sectionsOf } from "./sections";
import { countText } from "./text";
import { verdictOf } from "./verdict";
import { waiting } from "./waiting";

/** By this the workflow knows its comment, and updates it instead of writing another. */
export const marker = "<!-- cells check -->";

/** GitHub takes 65,536 characters; the workflow adds a few words. */
const longestComment = 60_000;

/** Of one rule: whoever has mended so many has found the way. */
const placesShown = 25;

export function checkMarkdown(report: CheckReport): string {
  const { ok, sentence } = verdictOf(report);
  const head = [
    marker,
    `### ${ok ? "✅" : "❌"} ${markdown(sentence)}`,
    ...mistakes(report),
    ...doubts(report),
  ];
  const sections = sectionsOf(report);
  const parts = [
    ...failures(stacksOf(report)),
    ...sections.filter(isUrgent).flatMap((section) => sectionParts(section, report)),
    ...openings(report),
    ...sections
      .filter((section) => !isUrgent(section))
      .map((section) => folded(sectionTitle(section, report), groupsText(section))),
    ...changes(report),
  ];
  return `${fitting([...head, ...parts]).join("\n\n")}\n`;
}

/** Whole parts only: half a table, or a fold that never closes, would hide what follows. */
function fitting(parts: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length + 2;
    if (length > longestComment)
      return [...kept, "The rest is too long for a comment: it is in the log of the check."];
    kept.push(part);
  }
  return kept;
}

const isUrgent = ({ name }: Section): boolean => name === "new" || name === "violations";

function sectionTitle({ name, findings }: Section, { base }: CheckReport): string {
  const titles: Record<Section["name"], string> = {
    new: `New against ${base?.ref ?? ""}`,
    violations: "Violations",
    known: `Already at ${base?.ref ?? ""}`,
    advice: "Advice",
    undecided: "Will be judged at the update",
    exempted: "Exemptions used",
  };
  return `${titles[name]} (${findings.length})`;
}

/** A part a rule, so that a comment that gets too long shows as many of them as it can. */
function sectionParts(section: Section, report: CheckReport): string[] {
  const [first = "", ...others] = groupTexts(section);
  return [`#### ${markdown(sectionTitle(section, report))}\n\n${first}`, ...others];
}

const groupTexts = ({ name, findings }: Section): string[] =>
  byRule(findings).map((group) => groupText(group, name !== "exempted"));

function groupsText(section: Section): string {
  if (section.name !== "undecided") return groupTexts(section).join("\n\n");
  return waiting(section.findings)
    .map(({ rule, names }) => `- ${code(rule)}: ${names.map(code).join(", ")}`)
    .join("\n");
}

function groupText({ rule, known, places }: RuleGroup, withCure: boolean): string {
  const title = known === undefined ? "" : ` · ${known.rule.severity} · ${prose(known.rule.title)}`;
  const cure = known === undefined || !withCure ? [] : [folded("What to do", cureText(known.rule))];
  return [`**${code(rule)}**${title}`, placesText(places), ...cure].join("\n\n");
}

function placesText(places: readonly FoundAt[]): string {
  const more = places.length - placesShown;
  const shown = places.slice(0, placesShown).map(placeText);
  return [...shown, ...(more > 0 ? [`- and ${more} more, in the log of the check`] : [])].join("\n");
}

const cureText = ({ why, remediation, links }: NonNullable<RuleGroup["known"]>["rule"]): string =>
  [
    prose(why),
    remediation.map((step, index) => `${index + 1}. ${prose(step)}`).join("\n"),
    links.map((link) => `<${link}>`).join(", "),
  ].join("\n\n");

function placeText({ resource, stacks, text, place }: FoundAt): string {
  const what = resource === undefined ? "" : `${code(`${resource.type} ${resource.name}`)} `;
  const lines = text.split("\n").map((line) => `  ${prose(line)}`);
  return [`- ${what}in ${stacks.map(code).join(", ")}, ${fileText(place)}  `, lines.join("  \n")].join("\n");
}

const fileText = ({ file, line }: Place): string => code(line === undefined ? file : `${file}:${line}`);

const folded = (title: string, text: string): string =>
  `<details><summary>${markdown(title)}</summary>\n\n${text}\n\n</details>`;

const mistakes = ({ environments }: CheckReport): string[] =>
  environments.flatMap(({ environment, mistakes: text }) =>
    text === undefined ? [] : [`**${code(environment)} could not be checked.**\n\n${quoted(text)}`],
  );

const doubts = ({ base }: CheckReport): string[] =>
  base?.problem === undefined
    ? []
    : [
        `> [!NOTE]\n> Could not compare with ${code(baseName(base))} in full; what has no mark is as it stands on this branch.\n${quoted(base.problem)}`,
      ];

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${markdown(line)}  `)
    .join("\n");

const failures = (stacks: readonly StackReport[]): string[] =>
  stacks
    .filter(({ errors }) => errors.length > 0)
    .map(({ stack, errors }) => {
      const texts = errors.map(({ urn, message }) =>
        [urn === undefined ? "" : `${code(label(urn))}\n\n`, quoted(message)].join(""),
      );
      return `#### Errors in ${code(stack)}\n\n${texts.join("\n\n")}`;
    });

function openings({ environments }: CheckReport): string[] {
  return environments.flatMap(({ environment, openings: found = [] }) =>
    found.length === 0
      ? []
      : [`#### What the internet can reach in ${code(environment)}\n\n${found.map(openingText).join("\n")}`],
  );
}

const openingSigns: Record<Opening["kind"], string> = {
  opens: "🔓",
  undeclares: "🔓",
  declares: "📝",
  closes: "🔒",
};

const openingText = ({ kind, sentence, lines }: Opening): string =>
  [
    `- ${openingSigns[kind]} This change ${markdown(sentence)}`,
    ...(kind === "closes" ? [] : lines.map((line, step) => `  ${step + 1}. ${markdown(line)}`)),
  ].join("\n");

/** A row a stack that changes, and the resources folded away. */
function changes(report: CheckReport): string[] {
  const compared = stacksOf(report).filter((stack) => stack.changes !== undefined);
  if (compared.length === 0) return [];
  const title = `Changes against ${report.base?.ref ?? ""}`;
  const changed = compared.filter((stack) => (stack.changes ?? []).length > 0);
  if (changed.length === 0) return [`**${markdown(title)}**: none, in ${compared.length} stacks.`];
  const rows = compared.map((stack) => `| ${code(stack.stack)} | ${countText(stack.changes ?? [])} |`);
  return [
    `#### ${markdown(title)}\n\n| Stack | Resources |\n| --- | --- |\n${rows.join("\n")}`,
    ...changed.map((stack) => folded(stack.stack, (stack.changes ?? []).map(changeText).join("\n"))),
  ];
}

const changeText = ({ kind, urn, properties }: Change): string =>
  `- ${kind} ${code(label(urn))}${properties.length === 0 ? "" : `: ${properties.map(code).join(", ")}`}`;
