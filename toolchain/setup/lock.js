const { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { isAlive, thisProcess } = require("./owner");

/** @typedef {import("./owner").Owner} Owner */

const pollMilliseconds = 200;

/**
 * Does a piece of work that only one process may do at a time. Others wait; the lock of a process that ended without
 * giving it back is taken over.
 *
 * @template T
 * @param {string} file the lock; its folder is made
 * @param {(owner: Owner) => void} onWait called once, when another process is at work
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLock(file, onWait, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  await acquire(file, onWait);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {(owner: Owner) => void} onWait
 */
async function acquire(file, onWait) {
  let told = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner === undefined) continue; // given back in this moment
    if (!isAlive(owner)) {
      clear(file, owner);
      continue;
    }
    if (!told) onWait(owner);
    told = true;
    await sleep(pollMilliseconds);
  }
}

/**
 * A link appears with its contents or not at all.
 *
 * @param {string} file
 */
function take(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(thisProcess()));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Owner | undefined}
 */
function ownerOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Removes the lock of an owner that is no more. Of several that try, one moves it away; whoever by then moves a new
 * owner's lock puts it back.
 *
 * @param {string} file
 * @param {Owner} owner
 */
function clear(file, owner) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another was first
  }
  const moved = ownerOf(aside);
  if (moved?.pid !== owner.pid || moved.started !== owner.started) linkSync(aside, file);
  rmSync(aside, { force: true });
}

module.exports = { withLock };
