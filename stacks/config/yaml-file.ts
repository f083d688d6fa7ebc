/** Reads a YAML file as Pulumi does; what can't be read is reported with its line. */
import { readFileSync } from "node:fs";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { Mistake } from "./mistake";

export type YamlFile =
  | { readonly document: Document; readonly root: unknown }
  | { readonly mistakes: readonly Mistake[] };

/** The text of a file; undefined when there is none. */
export function readText(
  path: string,
): string | undefined | { readonly fault: Pick<Mistake, "rule" | "cure"> } {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      return { fault: { rule: "is not text in UTF-8", cure: "Save it as UTF-8." } };
    return { fault: { rule: `can't be read: ${message}`, cure: "Make it a file that you may read." } };
  }
}

/** The values in the text of `file`, aliases and merge keys followed. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    resolveKnownTags: false,
    logLevel: "error",
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const place = (offset: number) => `${file}:${lines.linePos(offset).line}`;
    return { mistakes: faults.map(({ message, pos }) => ({ file: place(pos[0]), ...explained(message) })) };
  }
  try {
    const root: unknown = document.toJS() ?? {};
    JSON.stringify(root); // fails where an alias leads into itself
    return { document, root };
  } catch (error) {
    const reason = error instanceof ReferenceError ? error.message : "it leads into itself";
    const rule = `has an alias that can't be followed: ${reason}`;
    return { mistakes: [{ file, rule, cure: "Write out what the alias stands for." }] };
  }
}

function explained(message: string): Pick<Mistake, "rule" | "cure"> {
  if (/multiple documents/.test(message))
    return {
      rule: "begins a second YAML document",
      cure: 'Keep one, without a line "---" or "..." behind it.',
    };
  if (/^Unresolved tag/.test(message))
    return { rule: `has a tag of YAML, and no setting takes one (${message})`, cure: "Take the tag out." };
  return {
    rule: `is not YAML that can be read: ${message.replace(/\.$/, "")}`,
    cure: /unique/.test(message) ? "Keep one of the two." : "Correct that line.",
  };
}
