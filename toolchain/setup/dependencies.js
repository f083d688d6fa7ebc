const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { Problem } = require("../problem");
const { withLock } = require("./lock");
const { Progress } = require("./progress");
const { runCommand } = require("./run-command");

/**
 * Installs the npm packages of the lock file, unless they are there.
 *
 * @param {string} directory of package-lock.json
 * @param {(line: string) => void} say
 */
async function installDependencies(directory, say) {
  if (isInstalled(directory)) return;
  const waiting = (/** @type {{ pid: number }} */ owner) =>
    say(`Another set-up (process ${owner.pid}) is installing npm packages: waiting for it`);
  await withLock(path.join(directory, ".engine", "npm.lock"), waiting, async () => {
    if (!isInstalled(directory)) await npmCi(directory);
  });
}

/**
 * npm writes what it installed to a lock file inside node_modules as its last act: where that is missing or differs,
 * the installation is missing, old or was interrupted.
 *
 * @param {string} directory
 */
function isInstalled(directory) {
  const installedLock = path.join(directory, "node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = packagesOf(path.join(directory, "package-lock.json"));
  const installed = packagesOf(installedLock);
  return Object.entries(wanted).every(([location, { version, integrity, optional, devOptional }]) => {
    const found = installed[location];
    if (location === "") return true; // the project itself
    if (found === undefined) return optional === true || devOptional === true; // made for another platform
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** @param {string} directory */
async function npmCi(directory) {
  const progress = new Progress("Installing npm packages");
  try {
    // no package here needs its install script, and some would download provider plugins that nobody uses
    const args = ["ci", "--ignore-scripts", "--no-fund", "--no-audit"];
    const { code, output } = await runCommand("npm", args, { cwd: directory });
    if (code === 0) return;
    throw new Problem(`npm ci failed, and said:\n\n${cause(output).join("\n")}`, 1);
  } finally {
    progress.end();
  }
}

/**
 * npm says the cause first and its usage after.
 *
 * @param {string[]} output
 */
function cause(output) {
  const errors = output.filter((line) => /^npm (error|ERR!)/.test(line));
  return (errors.length > 0 ? errors : output).slice(0, 15);
}

module.exports = { installDependencies, isInstalled };
