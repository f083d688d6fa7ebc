import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { systemErrorText } from "../../toolchain/system-errors";
import { usageProblem } from "../problem";
import type { CheckReport } from "../report/check/report";
import { unknownWord } from "../suggest";

type Write = (report: CheckReport) => string;

/** How a check is told; each is loaded when it is asked for. */
const formats: Readonly<Record<string, () => Write>> = {
  text: () => (require("../report/check/text") as typeof import("../report/check/text")).checkText,
  json: () => (require("../report/check/json") as typeof import("../report/check/json")).checkJson,
  markdown: () =>
    (require("../report/check/markdown") as typeof import("../report/check/markdown")).checkMarkdown,
  sarif: () => (require("../report/check/sarif") as typeof import("../report/check/sarif")).checkSarif,
  junit: () => {
    const { checkJunit } = require("../report/check/junit") as typeof import("../report/check/junit");
    return (report) => checkJunit(report, new Date());
  },
  github: () => (require("../report/check/github") as typeof import("../report/check/github")).checkGithub,
};

/** What another check compares itself with: not for people, and not listed. */
const snapshot = (): Write => (report) => JSON.stringify(report);

/** One `--format`: to a file, or to standard output. */
export interface Output {
  format: string;
  file?: string;
}

/** Reads `--format FORMAT` and `--format FORMAT=FILE`; text to standard output when nothing else goes there. */
export function outputsOf(options: { format?: string[]; json?: boolean }): Output[] {
  const given = [...(options.format ?? []), ...(options.json ? ["json"] : [])].map(readOutput);
  const shown = given.filter(({ file }) => file === undefined);
  if (shown.length > 1) {
    const names = shown.map(({ format }) => format).join(" and ");
    throw usageProblem(
      `Only one format can go to standard output, not ${names}. Give the others a file: --format ${shown[1]?.format}=FILE`,
    );
  }
  return shown.length === 0 ? [...given, { format: "text" }] : given;
}

function readOutput(text: string): Output {
  const [, format = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!Object.hasOwn(formats, format) && format !== "snapshot")
    throw usageProblem(unknownWord("Format", format, Object.keys(formats)));
  if (file === "") throw usageProblem(`--format ${text} names no file: --format ${format}=FILE`);
  return file === undefined ? { format } : { format, file };
}

/**
 * Writes the report in every form asked for.
 *
 * @returns what could not be written, and why: it takes nothing from the rest
 */
export function writeOutputs(
  outputs: readonly Output[],
  report: CheckReport,
  print: (text: string) => void,
): string[] {
  const failures = outputs.flatMap(({ format, file }) =>
    file === undefined ? [] : writeReport(file, writerOf(format)(report)),
  );
  for (const { format, file } of outputs) if (file === undefined) print(writerOf(format)(report));
  return failures;
}

/** Why the file could not be written; nothing where it was. */
function writeReport(file: string, text: string): string[] {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return [];
  } catch (error) {
    return [`The report was not written. ${systemErrorText(error) ?? (error as Error).message}`];
  }
}

const writerOf = (format: string): Write => (formats[format] ?? snapshot)();
