const { spawn } = require("node:child_process");
const { createInterface } = require("node:readline");

const leashed = require.resolve("./leashed");

/** The user or the system asked us to stop, and what we had started has been stopped. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}`);
    this.signal = signal;
  }
}

/** @type {NodeJS.Signals[]} */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command to its end. Neither it nor its children outlive this process; when this process is asked to stop,
 * they are stopped first.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options onLine: of output and errors
 * @returns {Promise<{ code: number, output: string[] }>} output: the lines of standard output and errors
 * @throws {Interrupted}
 */
async function runCommand(command, args, { cwd, env = process.env, onLine = () => {} }) {
  const child = spawn(process.execPath, [leashed, command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  /** @type {NodeJS.Signals | undefined} */
  let stoppedBy;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    stoppedBy = stoppedBy ?? signal;
    child.stdin.end();
  };
  for (const signal of stopSignals) process.on(signal, stop);
  /** @type {string[]} */
  const output = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      output.push(line);
      onLine(line);
    });
  }
  try {
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (stoppedBy !== undefined) throw new Interrupted(stoppedBy);
    return { code: code ?? 1, output };
  } finally {
    for (const signal of stopSignals) process.removeListener(signal, stop);
  }
}

module.exports = { Interrupted, runCommand };
