// @ts-check
/** `node bench/run.js [name]`: runs one measurement of this folder, or all of them, one after another. */
require("../toolchain/register");
const { readdirSync } = require("node:fs");
const path = require("node:path");

const names = readdirSync(__dirname)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => path.basename(file, ".ts"));
const [wanted, ...rest] = process.argv.slice(2);

if (rest.length > 0 || (wanted !== undefined && !names.includes(wanted))) {
  console.error(`Usage: node bench/run.js [name]\nNames: ${names.join(", ")}`);
  process.exit(2);
}

(async () => {
  for (const name of wanted === undefined ? names : [wanted]) await require(`./${name}.ts`).default();
})();
