import { label } from "../../engine/record";
import { errorsText } from "../errors";
import { findingsText } from "../findings";
import { columns, countedText, indent } from "../words";
import { baseText } from "./base-words";
import { printable } from "./escape";
import {
  type Change,
  type CheckReport,
  type EnvironmentReport,
  findingsOf,
  type StackReport,
  stacksOf,
} from "./report";
import { verdictOf } from "./verdict";
import { waiting } from "./waiting";

/** For the terminal: what matters most is last, next to the prompt. */
export function checkText(report: CheckReport): string {
  const violations = findingsOf(report, "violation");
  const fresh = violations.filter(({ isNew }) => isNew);
  const others = violations.filter(({ isNew }) => !isNew);
  const { ok, sentence } = verdictOf(report);
  const sections = [
    changesText(report),
    titled("Exemptions used", findingsText(findingsOf(report, "exempted"))),
    waitingText(report),
    findingsText(findingsOf(report, "advice")),
    openingsText(report),
    fresh.length > 0 ? titled(`Already at ${report.base?.ref}`, findingsText(others)) : findingsText(others),
    titled(`New against ${report.base?.ref}`, findingsText(fresh)),
    failuresText(stacksOf(report)),
    report.base?.problem === undefined ? "" : baseText(report.base),
    `${ok ? "✔" : "✘"} ${sentence}`,
  ];
  return printable(sections.filter((section) => section !== "").join("\n\n"));
}

const titled = (title: string, text: string): string => (text === "" ? "" : `${title}:\n${indent(text)}`);

function waitingText(report: CheckReport): string {
  const rows = waiting(findingsOf(report, "undecided")).map(({ rule, names }) => [rule, names.join(", ")]);
  return titled("Will be judged at the update", columns(rows));
}

const failuresText = (stacks: readonly StackReport[]): string =>
  stacks
    .filter(({ errors }) => errors.length > 0)
    .map(({ stack, errors }) => `${stack}\n${indent(errorsText(errors))}`)
    .join("\n\n");

function changesText(report: CheckReport): string {
  const compared = stacksOf(report).filter(({ changes }) => changes !== undefined);
  const lines = compared.map(({ stack, changes = [] }) =>
    [`${stack}: ${countText(changes)}`, ...changes.map((change) => indent(changeText(change)))].join("\n"),
  );
  return titled(`Against ${report.base?.ref}`, lines.join("\n"));
}

const signs = { added: "+", changed: "~", removed: "-" } as const;

const changeText = ({ kind, urn, properties }: Change): string =>
  `${signs[kind]} ${label(urn)}${properties.length === 0 ? "" : `: ${properties.join(", ")}`}`;

/** `2 added, 1 changed`; `no change` for none. */
export function countText(changes: readonly Change[]): string {
  const counts: Record<string, number> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return countedText(counts, Object.keys(signs)) || "no change";
}

function openingsText({ environments }: CheckReport): string {
  return environments
    .filter(({ openings = [] }) => openings.length > 0)
    .map((one) => titled(`This change, in ${one.environment}`, openingLines(one)))
    .join("\n\n");
}

const openingLines = ({ openings = [] }: EnvironmentReport): string =>
  openings
    .map(({ sentence, kind, lines }) =>
      kind === "closes" ? sentence : `${sentence}\n${indent(lines.join("\n"), "    ")}`,
    )
    .join("\n");
