/** What the operating system refuses, in words that say what to do about it. */

import { tmpdir } from "node:os";

/** Why, and what helps, by the system's own code. */
const WORDS: Readonly<Record<string, readonly [why: string, cure: string]>> = {
  ENOENT: ["it, or the folder it should be in, is not there", "Make it, or name another place."],
  ENOTDIR: ["a part of it is no folder", "Name another place."],
  EISDIR: ["it is a folder", "Name a file."],
  EEXIST: ["it is there already", "Remove it, or name another place."],
  EACCES: ["this user may not", "Give this user the right to it, or name another place."],
  EPERM: ["this user may not", "Give this user the right to it, or name another place."],
  EROFS: ["its file system can only be read", "Name another place."],
  ENOSPC: ["its disk is full", "Make room, or name another place."],
  EDQUOT: ["this user's share of its disk is full", "Make room, or name another place."],
  EMFILE: ["too many files are open", "Raise the limit: ulimit -n 4096"],
  ENOMEM: ["the memory is full", "End something else, or take a larger machine."],
};

/**
 * `/data/x: open failed, because its disk is full. Make room, or name another place.` Undefined where the error is not the
 * system's, or is none that its user can do something about.
 *
 * @param what stands for a path that the error does not name
 */
export function systemErrorText(error: unknown, what = "A file"): string | undefined {
  const { code = "", syscall = "a call", path } = (error ?? {}) as NodeJS.ErrnoException;
  const words = WORDS[code];
  if (words === undefined) return undefined;
  const [why, cure] = words;
  const temporary = path?.startsWith(tmpdir()) ? " TMPDIR names the folder of temporary files." : "";
  return `${path ?? what}: ${syscall} failed, because ${why}. ${cure}${temporary}`;
}
