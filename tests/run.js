// npm test [-- <suite>...] [mocha option...]
//
// Runs the suites one after the other, the fast ones first: `house` (format and lint, types, generated docs), then every
// folder here that has tests. All that is not the name of a suite goes to mocha: npm test -- engine --grep replacement
//
// The last line is the sum over all suites: `N passed, N failed`, with `, N skipped` where there are any. Exit code 1
// when anything failed, 2 when there is no such suite.

const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");
const { runCall } = require("./runner/call");
const { runHouse } = require("./runner/house");
const { runMocha } = require("./runner/mocha");
const { runRecordings } = require("./runner/recordings");

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Record<string, (mochaOptions: string[]) => Promise<Counts>>} */
const suites = {
  house: runHouse,
  unit: (options) => runMocha("unit", 60, options),
  policy: (options) => runMocha("policy", 60, options),
  engine: (options) => runMocha("engine", 600, options),
  recordings: runRecordings,
  call: runCall,
};

/** @param {string[]} args */
async function main(args) {
  const first = args.findIndex((arg) => !(arg in suites));
  const named = first < 0 ? args : args.slice(0, first);
  const mochaOptions = first < 0 ? [] : args.slice(first);
  if (mochaOptions[0] !== undefined && !mochaOptions[0].startsWith("-")) return noSuchSuite(mochaOptions[0]);
  /** @type {Counts} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const summary = [];
  for (const name of named.length > 0 ? named : Object.keys(suites).filter(hasTests)) {
    process.stdout.write(`\n── ${name} ──\n`);
    const started = Date.now();
    const counts = await suites[name]?.(mochaOptions);
    if (counts === undefined) continue;
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) sum[key] += counts[key];
    summary.push(`${name.padEnd(12)}${mark(counts)} in ${Math.round((Date.now() - started) / 1_000)} s`);
  }
  process.stdout.write(`\n${summary.join("\n")}\n\n${inWords(sum)}\n`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

/** @param {string} suite */
function hasTests(suite) {
  if (suite === "house") return true;
  const folder = path.join(__dirname, suite);
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.test\.ts$/.test(String(name)))
  );
}

/** @param {Counts} counts */
function mark({ passed, failed }) {
  return failed === 0 ? `✔ all ${passed}` : `✘ ${failed} of ${passed + failed}`;
}

/** @param {Counts} counts */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** @param {string} name */
function noSuchSuite(name) {
  process.stderr.write(`There is no suite "${name}". There are: ${Object.keys(suites).join(", ")}.\n`);
  process.exitCode = 2;
}

main(process.argv.slice(2));
