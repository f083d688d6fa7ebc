const { spawn } = require("node:child_process");
const path = require("node:path");

const checkout = path.join(__dirname, "..", "..");

/** What the code must be besides right: the same commands as `npm run check`. */
const checks = {
  "format and lint (biome ci)": ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."],
  "types (tsc --noEmit)": ["node_modules/tsc7/bin/tsc", "--noEmit"],
  "generated docs are up to date": ["docs/generate.js", "--check"],
};

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function runHouse() {
  const results = await Promise.all(Object.entries(checks).map(([name, command]) => check(name, command)));
  const passed = results.filter((ok) => ok).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Promise<boolean>}
 */
async function check(name, command) {
  const { code, output } = await run(command);
  process.stdout.write(`  ${code === 0 ? "✔" : "✘"} ${name}\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd().replace(/^/gm, "      ")}\n`);
  return code === 0;
}

/**
 * @param {string[]} command
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(command) {
  const child = spawn(process.execPath, command, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

module.exports = { runHouse };
