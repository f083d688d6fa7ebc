const { spawn } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const checkout = path.join(__dirname, "..", "..");

/**
 * Runs one folder of tests with mocha in a process of its own.
 *
 * @param {string} suite
 * @param {number} timeoutSeconds of a test, far above what one takes: it is there to end one that hangs
 * @param {string[]} options for mocha
 * @param {(command: string[]) => string[]} wrap makes of mocha's command the one to run
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
async function runMocha(suite, timeoutSeconds, options, wrap = (command) => command) {
  const folder = mkdtempSync(path.join(tmpdir(), "voip-cells-tests-"));
  const countsFile = path.join(folder, "counts.json");
  const args = [
    path.join("node_modules", "mocha", "bin", "mocha.js"),
    `--reporter=${path.join(__dirname, "reporter.js")}`,
    `--reporter-option=counts=${countsFile}`,
    `--timeout=${timeoutSeconds * 1_000}`,
    "--forbid-only",
    "--recursive",
    ...options,
    `tests/${suite}/**/*.test.ts`,
  ];
  try {
    const code = await run(wrap([process.execPath, ...args]));
    return counts(countsFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} command
 * @returns {Promise<number | null>}
 */
function run([program = "", ...args]) {
  const child = spawn(program, args, { cwd: checkout, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve) => child.once("close", resolve));
}

/**
 * @param {string} file
 * @param {number | null} code
 */
function counts(file, code) {
  const found = read(file);
  if (found !== undefined && (found.failed > 0 || code === 0)) return found;
  process.stdout.write(`  ✘ mocha did not come to an end (exit code ${code})\n`);
  return { passed: 0, skipped: 0, ...found, failed: 1 };
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number } | undefined} nothing where mocha ended before it could write
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

module.exports = { runMocha };
