// What the operating system refuses, in words that say what to do about it.

const { tmpdir } = require("node:os");

/**
 * Why, and what helps, by the system's own code.
 *
 * @type {Readonly<Record<string, readonly [why: string, cure: string]>>}
 */
const words = {
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
 * @param {unknown} error
 * @param {string} [what] stands for a path that the error does not name; without it, any file may be meant
 * @returns {string | undefined}
 */
function systemErrorText(error, what) {
  const { code = "", syscall = "a call", path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  const found = words[code];
  if (found === undefined) return undefined;
  const [why, cure] = found;
  const place = path ?? what;
  const mayBeTemporary = place === undefined || place.startsWith(tmpdir());
  const hint = mayBeTemporary ? ` Temporary files go to ${tmpdir()}; TMPDIR names another folder.` : "";
  return `${place ?? "A file"}: ${syscall} failed, because ${why}. ${cure}${hint}`;
}

module.exports = { systemErrorText };
