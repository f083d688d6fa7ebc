import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { secrets } from "./addresses";

/** One line of an edge's log. */
export interface LogLine {
  readonly level: string;
  readonly module: string;
  readonly logprefix: string;
  readonly message: string;
}

/** The passwords that the tests gave to users. */
export const issuedPasswords = new Set<string>();

/** Parts of credentials, of keys and of bodies, which belong in no log. */
const neverLogged = [/response=/i, /Authorization/i, /cnonce/i, /a=ice-pwd/, /a=crypto/, /m=audio/];

/** What is wrong with the logs of a directory: the edges' are JSON with the call's ids, and none tells a secret. */
export function logMistakes(directory: string): string[] {
  const files = readdirSync(directory).filter((name) => name.endsWith(".log"));
  return files.flatMap((name) => {
    const text = readFileSync(join(directory, name), "utf8");
    const mistakes = [...secretMistakes(text), ...(name.startsWith("edge") ? lineMistakes(text) : [])];
    return mistakes.map((mistake) => `${name}: ${mistake}`);
  });
}

function secretMistakes(text: string): string[] {
  const told = [secrets.current, secrets.previous, ...issuedPasswords].filter((secret) =>
    text.includes(secret),
  );
  const parts = neverLogged.filter((pattern) => pattern.test(text)).map(String);
  return [...told, ...parts].map((what) => `holds ${what}`);
}

function lineMistakes(text: string): string[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.flatMap((line) => {
    const parsed = parse(line);
    if (parsed === undefined) {
      return [`no JSON: ${line}`];
    }
    // The routes' own lines are about a call, but for those that tell of who is no part of the cell. An id that holds what no id
    // may is left out.
    const ofCall = parsed.module === "xlog" && !parsed.message.includes("no part of this cell");
    return ofCall && !/^call=(?!<null>)\S* correlation=(?!<null>)\S*$/.test(parsed.logprefix)
      ? [`no ids: ${line}`]
      : [];
  });
}

function parse(line: string): LogLine | undefined {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}
