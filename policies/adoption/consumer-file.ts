/** Finds and reads what the repository that uses the packs says to them. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A file as found, and what it holds; or why it cannot be used. */
export type ConsumerFile =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly problem: string };

/** What some editors begin a file with. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The engine starts a pack in the pack's own folder and says nothing about the project's. So the file is looked for
 * from the pack's folder upward, which finds it in the repository that has the pack checked out or installed (in
 * `node_modules`), for every command and stack alike. The search ends at the root of the repository (`.git`).
 *
 * @param file relative to one of these folders, or absolute for packs that are kept elsewhere
 * @param required a file that configuration names must be there
 */
export function readConsumerFile(
  packFolder: string,
  file: string,
  required: boolean,
): ConsumerFile | undefined {
  const found = foldersUpward(packFolder)
    .map((folder) => path.resolve(folder, file))
    .find((candidate) => existsSync(candidate));
  if (found === undefined) {
    return required ? { file, problem: `is not there, nor in any folder above ${packFolder}` } : undefined;
  }
  try {
    return { file: found, text: readFileSync(found, "utf8").replace(BYTE_ORDER_MARK, "") };
  } catch (error) {
    return { file: found, problem: `cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
}

function foldersUpward(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder || existsSync(path.join(folder, ".git"))
    ? [folder]
    : [folder, ...foldersUpward(parent)];
}
