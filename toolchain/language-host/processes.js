const { spawn } = require("node:child_process");

// written in one word: the SDK takes a separate --require for a loader of the user's
const endWithParent = `--require=${require.resolve("./end-with-parent")}`;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** How long a program may take to put its affairs in order once it is asked to stop. */
const stopGraceMilliseconds = 5_000;

/**
 * Starts Node.js with nothing to read, and remembers it for as long as it runs; it does not outlive this process.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env: NodeJS.ProcessEnv, stdout: "inherit" | "pipe" }} options standard errors are piped always
 */
function startNode(args, { cwd, env, stdout }) {
  const child = spawn(process.execPath, [endWithParent, ...args], {
    cwd,
    env,
    stdio: ["ignore", stdout, "pipe", "pipe"],
  });
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
