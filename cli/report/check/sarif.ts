/** SARIF 2.1.0, the form in which code scanning takes findings: one run, every rule with its help, a result a finding. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Controls, Rule, Severity } from "../../../policies/rule";
import { label } from "../../engine/record";
import { checkout } from "../../paths";
import { code, printable, prose } from "./escape";
import { locate, type Place } from "./locate";
import { type CheckedFinding, type CheckReport, exitCodeOf, type Kind, stacksOf } from "./report";
import { allRules, particulars } from "./rules";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const levels: Record<Kind, "error" | "warning" | "note"> = {
  violation: "error",
  advice: "warning",
  undecided: "note",
  exempted: "note",
};

/** The score by which code scanning sorts; its bands are those of CVSS. */
const scores: Record<Severity, string> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

export function checkSarif(report: CheckReport): string {
  const results = stacksOf(report).flatMap(({ findings }) => findings);
  const ids = [...new Set([...allRules.map(({ rule }) => rule.id), ...results.map(({ rule }) => rule)])];
  const run = {
    tool: {
      driver: {
        name: "cells check",
        semanticVersion: version(),
        rules: [
          ...allRules.map(({ pack, rule }) => ruleSarif(pack, rule)),
          ...ids.slice(allRules.length).map((id) => ({ id })),
        ],
      },
    },
    automationDetails: { id: "cells-check/" },
    columnKind: "utf16CodeUnits",
    invocations: [invocation(report)],
    results: results.map((finding) => resultSarif(finding, ids.indexOf(finding.rule))),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 1)}\n`;
}

const version = (): string => JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")).version;

function ruleSarif(pack: string, rule: Rule) {
  const { id, title, why, severity, links, level } = rule;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: links[0],
    defaultConfiguration: { level: level === "advisory" ? "warning" : "error" },
    properties: {
      precision: "very-high",
      "security-severity": scores[severity],
      tags: ["security", pack, ...controlTags(rule.controls)],
    },
  };
}

const controlTags = (controls: Controls): string[] =>
  Object.entries(controls).flatMap(([catalogue, ids]: [string, readonly string[]]) =>
    ids.map((id) => `${catalogue}/${id}`),
  );

const helpText = ({ awsDefault, why, remediation, links }: Rule): string =>
  [awsDefault, why, ...remediation.map((step, index) => `${index + 1}. ${step}`), ...links].join("\n");

const helpMarkdown = ({ awsDefault, why, remediation, links }: Rule): string =>
  [
    prose(awsDefault),
    prose(why),
    remediation.map((step, index) => `${index + 1}. ${prose(step)}`).join("\n"),
    links.map((link) => `<${link}>`).join("\n"),
  ].join("\n\n");

function resultSarif(finding: CheckedFinding, ruleIndex: number) {
  const { stack, rule, kind, urn, isNew } = finding;
  const what = urn === undefined ? stack : `${label(urn)} in ${stack}`;
  const text = printable(particulars(finding));
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[kind],
    message: {
      text: printable(`${what}: ${text}`),
      markdown: `${code(what)}: ${text.split("\n").map(prose).join("\n\n")}`,
    },
    locations: [
      {
        physicalLocation: physicalLocation(locate(stack, urn)),
        ...(urn === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: printable(urn), kind: "resource" }] }),
      },
    ],
    partialFingerprints: { "ruleAndResource/v1": fingerprint(rule, stack, urn ?? "") },
    ...(isNew === undefined ? {} : { baselineState: isNew ? "new" : "unchanged" }),
    ...(kind === "exempted" ? { suppressions: [{ kind: "external", justification: text }] } : {}),
  };
}

const fingerprint = (...parts: string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

const physicalLocation = ({ file, line }: Place) => ({
  artifactLocation: { uri: encodeURI(file), uriBaseId: "%SRCROOT%" },
  region: { startLine: line ?? 1 },
});

function invocation(report: CheckReport) {
  const exitCode = exitCodeOf(report);
  const errors = stacksOf(report).flatMap(({ stack, errors: found }) =>
    found.map(({ urn, message }) => ({
      level: "error",
      message: { text: printable(message) },
      locations: [{ physicalLocation: physicalLocation(locate(stack, urn)) }],
    })),
  );
  const mistakes = report.environments.flatMap(({ mistakes: text }) =>
    text === undefined ? [] : [{ level: "error", message: { text: printable(text) } }],
  );
  return {
    executionSuccessful: errors.length === 0 && mistakes.length === 0,
    exitCode,
    toolExecutionNotifications: errors,
    toolConfigurationNotifications: mistakes,
  };
}
