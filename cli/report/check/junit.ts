/** JUnit XML as Ant and Jenkins define it: a suite a stack, a case a rule, so that a report shows what was judged. */

import { label } from "../../engine/record";
import { groupBy } from "../findings";
import { oneLine, printable, xml, xmlAttribute } from "./escape";
import type { CheckedFinding, CheckReport, EnvironmentReport, StackReport } from "./report";
import { allRules, particulars } from "./rules";

interface Case {
  classname: string;
  name: string;
  problem?: { element: "failure" | "error"; message: string; type: string; text: string };
}

interface Suite {
  name: string;
  environment: string;
  durationMs: number;
  cases: readonly Case[];
  /** What no case is about: advice, exemptions. */
  remarks: readonly string[];
}

/** @param now when the check ended */
export function checkJunit({ environments }: CheckReport, now: Date): string {
  const suites = environments.flatMap((environment) =>
    environment.mistakes === undefined
      ? environment.stacks.map((stack) => stackSuite(environment, stack))
      : [mistakenSuite(environment, environment.mistakes)],
  );
  const timestamp = now.toISOString().slice(0, 19);
  const texts = suites.map((suite, index) => suiteXml(suite, index, timestamp));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${texts.join("\n")}\n</testsuites>\n`;
}

const mistakenSuite = ({ environment }: EnvironmentReport, mistakes: string): Suite => ({
  name: environment,
  environment,
  durationMs: 0,
  cases: [
    {
      classname: environment,
      name: "configuration",
      problem: {
        element: "error",
        message: mistakes.split("\n")[0] ?? "",
        type: "configuration",
        text: mistakes,
      },
    },
  ],
  remarks: [],
});

function stackSuite({ environment }: EnvironmentReport, stack: StackReport): Suite {
  const violations = groupBy(
    stack.findings.filter(({ kind }) => kind === "violation"),
    ({ rule }) => rule,
  );
  const known = allRules.map(({ pack, rule }) => ({ pack, rule: rule.id }));
  const others = [...violations].filter(([id]) => !known.some(({ rule }) => rule === id));
  const rules = [...known, ...others.map(([rule, [first]]) => ({ pack: first?.pack ?? "", rule }))];
  return {
    name: stack.stack,
    environment,
    durationMs: stack.durationMs,
    cases: [
      programCase(stack),
      ...rules.map(({ pack, rule }) => ruleCase(`${stack.stack}.${pack}`, rule, violations.get(rule) ?? [])),
    ],
    remarks: stack.findings.filter(({ kind }) => kind !== "violation").map(remark),
  };
}

function programCase({ stack, errors }: StackReport): Case {
  const text = errors.map(({ urn, message }) => (urn === undefined ? message : `${label(urn)}\n${message}`));
  const message = errors[0]?.message ?? "";
  return {
    classname: stack,
    name: "program",
    ...(errors.length === 0
      ? {}
      : { problem: { element: "error", message, type: "program", text: text.join("\n") } }),
  };
}

function ruleCase(classname: string, rule: string, findings: readonly CheckedFinding[]): Case {
  const [first] = findings;
  if (first === undefined) return { classname, name: rule };
  const text = findings.map(({ urn, message, isNew }) =>
    [`${urn === undefined ? "" : label(urn)}${isNew ? " (new)" : ""}`, message].join("\n"),
  );
  return {
    classname,
    name: rule,
    problem: { element: "failure", message: particulars(first), type: rule, text: text.join("\n\n") },
  };
}

const remark = ({ kind, rule, urn, message }: CheckedFinding): string =>
  `${kind}: ${rule}${urn === undefined ? "" : `: ${label(urn)}`}\n${message}`;

function suiteXml(
  { name, environment, durationMs, cases, remarks }: Suite,
  id: number,
  timestamp: string,
): string {
  const count = (element: "failure" | "error") =>
    cases.filter(({ problem }) => problem?.element === element).length;
  const attributes = attributesXml({
    name,
    package: environment,
    id: String(id),
    timestamp,
    hostname: "localhost",
    tests: String(cases.length),
    failures: String(count("failure")),
    errors: String(count("error")),
    time: seconds(durationMs),
  });
  return [
    `<testsuite${attributes}>`,
    `<properties><property${attributesXml({ name: "environment", value: environment })}/></properties>`,
    ...cases.map(caseXml),
    `<system-out>${xml(remarks.join("\n\n"))}</system-out>`,
    "<system-err></system-err>",
    "</testsuite>",
  ].join("\n");
}

function caseXml({ classname, name, problem }: Case): string {
  const attributes = attributesXml({ name, classname, time: "0" });
  if (problem === undefined) return `<testcase${attributes}/>`;
  const { element, message, type, text } = problem;
  const inner = `<${element}${attributesXml({ message: oneLine(message), type })}>${xml(printable(text))}</${element}>`;
  return `<testcase${attributes}>${inner}</testcase>`;
}

const attributesXml = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
    .join("");

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
