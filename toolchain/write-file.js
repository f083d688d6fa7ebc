const { readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");

/**
 * Writes a file so that a reader sees the old text or the new, never a half; leaves it alone when nothing changes.
 *
 * @param {string} file its folder must exist
 * @param {string} text
 * @param {number} [mode] permissions of the file
 */
function writeFileAtomic(file, text, mode = 0o644) {
  if (sameText(file, text)) return;
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function sameText(file, text) {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

module.exports = { writeFileAtomic };
