const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/**
 * Writes a file so that a reader sees the old content or the new, never a half; leaves it alone when nothing changes.
 *
 * @param {string} file its folder must exist
 * @param {string | Buffer} content
 * @param {number} [mode] permissions of the file
 */
function writeFileAtomic(file, content, mode = 0o644) {
  if (holds(file, content)) return;
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Keeps what could be made again: where it cannot be written, in a read-only checkout or home, that costs time only.
 *
 * @param {string} file
 * @param {string | Buffer} content
 */
function keepFile(file, content) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileAtomic(file, content);
  } catch {
    // made again the next time
  }
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function holds(file, content) {
  try {
    return readFileSync(file).equals(Buffer.from(content));
  } catch {
    return false;
  }
}

module.exports = { keepFile, writeFileAtomic };
