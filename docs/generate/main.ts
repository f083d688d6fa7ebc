/** The generator of the reference: every page is made from the code that it describes. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pages } from "./pages";

const folder = resolve(__dirname, "..", "reference");
const notice = "<!-- Made by `npm run docs` from the code. Change the code, not this page. -->\n\n";

/** Writes the pages, or with `--check` compares them with those on disk. Returns the exit code. */
export function main(args: readonly string[], directory = folder): number {
  const unknown = args.filter((arg) => arg !== "--check");
  if (unknown.length > 0) {
    console.error(`docs/generate.js does not know ${unknown.join(" ")}. It takes --check, or nothing.`);
    return 2;
  }
  const texts = pages.map(({ file, render }) => ({ path: join(directory, file), text: notice + render() }));
  return args.includes("--check") ? check(texts) : write(texts);
}

interface Text {
  readonly path: string;
  readonly text: string;
}

function write(texts: readonly Text[]): number {
  for (const { path, text } of texts.filter(differs)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
  return 0;
}

function check(texts: readonly Text[]): number {
  const stale = texts.filter(differs);
  for (const { path } of stale) {
    console.error(`${path} differs from the code that it describes. Make it anew: npm run docs`);
  }
  return stale.length > 0 ? 1 : 0;
}

function differs({ path, text }: Text): boolean {
  try {
    return readFileSync(path, "utf8") !== text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}
