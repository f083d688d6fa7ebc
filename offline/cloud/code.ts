/**
 * Contents of files and archives that programs hand over, kept in the cloud as AWS would keep them: a function must still run
 * when its source is gone or has changed.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { Asset, isMap, type Value } from "../model/value";
import { writeAtomically } from "./files";

/** File names relative to the root of the archive, with their text. */
export interface Code {
  readonly [file: string]: string;
}

/** More than this is not kept: what is run here are small functions, not bundles. */
const maxBytes = 5 * 1024 * 1024;

/** Keeps the contents of every file or archive inside the values. Zip files and what is not on this disk are left out. */
export function keepCode(directory: string, value: Value | undefined): void {
  if (value instanceof Asset) keep(directory, value);
  else if (Array.isArray(value)) for (const item of value) keepCode(directory, item);
  else if (isMap(value)) for (const item of Object.values(value)) keepCode(directory, item);
}

export function readCode(directory: string, asset: Asset): Code | undefined {
  const path = pathOf(directory, asset);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function keep(directory: string, asset: Asset): void {
  const path = pathOf(directory, asset);
  if (existsSync(path)) return;
  const code = contentOf(asset);
  if (code !== undefined) writeAtomically(path, JSON.stringify(code));
}

function pathOf(directory: string, { kind, hash, content }: Asset): string {
  const name = hash || createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return join(directory, "code", `${kind}-${name}.json`);
}

function contentOf({ content }: Asset): Code | undefined {
  const { children, path, text } = content;
  if (text !== undefined) return { "": text };
  if (children !== undefined) {
    const parts = Object.entries(children).flatMap(([name, child]) =>
      Object.entries(contentOf(child) ?? {}).map(
        ([inner, each]) => [inner === "" ? name : join(name, inner), each] as const,
      ),
    );
    return Object.fromEntries(parts);
  }
  if (path === undefined || !existsSync(path)) return undefined;
  if (!statSync(path).isDirectory())
    return /\.(zip|jar|tar|tgz|gz)$/.test(path) ? undefined : { "": readFileSync(path, "utf8") };
  return readFolder(path);
}

function readFolder(root: string): Code | undefined {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  if (bytes > maxBytes) return undefined;
  return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, "utf8")]));
}
