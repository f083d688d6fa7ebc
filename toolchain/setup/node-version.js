const { readFileSync } = require("node:fs");
const path = require("node:path");
const { checkout } = require("../places");
const { Problem } = require("../problem");

/**
 * @param {string} [running]
 * @throws {Problem} when Node.js is older than package.json asks for
 */
function checkNodeVersion(running = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(path.join(checkout, "package.json"), "utf8"));
  const needed = String(engines.node).replace(/^>=/, "");
  if (isOlder(running, needed)) {
    throw new Problem(
      `This is Node.js ${running}, older than the ${needed} this project needs: install a newer one.`,
    );
  }
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const parts = version.split(".").map(Number);
  for (const [index, least] of than.split(".").map(Number).entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

module.exports = { checkNodeVersion, isOlder };
