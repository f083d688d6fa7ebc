/** What each format needs done to text that somebody else chose: names of resources, values in messages, errors. */

/** Control characters but newline and tab, as marks: a name must not move a terminal's cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const mark = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Text in which every character can be seen. */
export const printable = (text: string): string =>
  Buffer.from(text.replace(/\r\n/g, "\n").replace(control, mark)).toString(); // half a character becomes U+FFFD

/** The same on one line. */
export const oneLine = (text: string): string =>
  printable(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();

/** Text and attributes of XML 1.0, which has no way at all to say most control characters. */
export function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An attribute of XML: a newline would be read as a blank. */
export const xmlAttribute = (text: string): string =>
  xml(text).replace(/[\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * Text of GitHub's Markdown that is shown as it is: no markup, no link, no mention of a person or another pull request.
 * An invisible joiner breaks the words that GitHub looks for.
 */
export const markdown = (text: string): string => plain(oneLine(text));

const plain = (line: string): string =>
  line
    .replace(/@(?=\w)|#(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bGH-(?=\d)/gi, "$&\u2060")
    .replace(/[\\`*_[\]<>&#|~$]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A rule's own text, whose backticks mean code. */
export const prose = (text: string): string =>
  oneLine(text)
    .split("`")
    .map((part, index, { length }) =>
      index % 2 === 0 ? plain(part) : index < length - 1 ? code(part) : plain(`\`${part}`),
    )
    .join("");

/** A code span of Markdown; of a table too, where a pipe would end the cell. */
export function code(text: string): string {
  const shown = oneLine(text).replaceAll("|", "¦");
  const ticks = "`".repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const blank = shown.startsWith("`") || shown.endsWith("`") || shown === "" ? " " : "";
  return `${ticks}${blank}${shown}${blank}${ticks}`;
}

/** Text after the `::` of a workflow command of GitHub Actions. */
export const commandText = (text: string): string =>
  printable(text).replace(/[%\n]/g, (character) => (character === "%" ? "%25" : "%0A"));

/** A property of a workflow command. */
export const commandProperty = (text: string): string =>
  commandText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
