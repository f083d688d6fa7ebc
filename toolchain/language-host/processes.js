const { spawn } = require("node:child_process");

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** How long a program may take to put its affairs in order once it is asked to stop. */
const stopGraceMilliseconds = 5_000;

/**
 * Starts Node.js and remembers it for as long as it runs.
 *
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
function startNode(args, options) {
  const child = spawn(process.execPath, args, options);
  running.add(child);
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/**
 * Resolves when the process has ended and all of its output was seen.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/**
 * Asks a process to stop, and makes it after a while.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function stop(child) {
  child.kill("SIGINT");
  setTimeout(() => child.kill("SIGKILL"), stopGraceMilliseconds).unref();
}

function killAll() {
  for (const child of running) child.kill("SIGKILL");
}

module.exports = { ended, killAll, startNode, stop };
