const { createHash } = require("node:crypto");
const {
  copyFileSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const path = require("node:path");
const { installedEngine, oldestUsable } = require("./installed");
const { launcher } = require("./launcher");
const { cachedEngine, checkout, wantedEngine } = require("./places");
const { Problem } = require("./problem");

/**
 * @typedef {object} Engine
 * @property {string} pulumi the CLI's path
 * @property {string} version without the leading v
 * @property {string[]} binDirs what goes first on PATH, so that the engine finds its language host and dynamic provider
 */

/**
 * The Pulumi engine to use: the user's own when it is new enough, else the one that set-up built.
 *
 * @returns {Engine}
 * @throws {Problem} when there is neither; the message names the cure
 */
function findEngine() {
  const installed = installedEngine();
  if (installed && !installed.lack) {
    const { pulumi, version } = installed;
    return { pulumi, version, binDirs: [path.dirname(pulumi)] };
  }
  const wanted = wantedEngine();
  const home = engineHome(wanted.key);
  if (!existsSync(path.join(home, "pulumi"))) layOut(home, cachedEngine(wanted.key), installed?.lack);
  return { pulumi: path.join(home, "pulumi"), version: wanted.version, binDirs: [home] };
}

/**
 * The folder of this checkout for the engine of that key; another one as soon as what lies beside the CLI changes.
 *
 * @param {string} key
 */
function engineHome(key) {
  const hash = createHash("sha256").update(JSON.stringify(companions())).digest("hex").slice(0, 8);
  return path.join(checkout, ".engine", `${key}-${hash}`);
}

/**
 * Puts a CLI into a folder together with what the engine expects beside its own executable:
 * found anywhere else on PATH, every command would warn of it.
 *
 * @param {string} home
 * @param {string} built
 * @param {string} [lack] of an installed Pulumi
 */
function layOut(home, built, lack) {
  if (!existsSync(built)) throw new Problem(noEngine(lack));
  const temporary = `${home}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    linkOrCopy(built, path.join(temporary, "pulumi"));
    for (const [name, script] of Object.entries(companions())) {
      writeFileSync(path.join(temporary, name), script, { mode: 0o755 });
    }
    renameSync(temporary, home);
    removeOthers(home);
  } catch (error) {
    if (!existsSync(path.join(home, "pulumi"))) throw error; // else another process was first with the same
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * What earlier versions of this checkout had laid out.
 *
 * @param {string} home the one to keep
 */
function removeOthers(home) {
  const folder = path.dirname(home);
  for (const name of readdirSync(folder)) {
    const laidOut = existsSync(path.join(folder, name, "pulumi-language-nodejs"));
    const beingLaidOut = name.endsWith(".tmp");
    if (laidOut && !beingLaidOut && name !== path.basename(home))
      rmSync(path.join(folder, name), { recursive: true });
  }
}

/**
 * A symbolic link would not do: the engine looks for its companions beside the file that it really is.
 *
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE); // the cache is on another file system
  }
}

/** The programs that a Pulumi installation ships beside its CLI and that this project runs. */
function companions() {
  return {
    "pulumi-language-nodejs": launcher(path.join(__dirname, "language-host", "main.js")),
    "pulumi-resource-pulumi-nodejs": launcher(path.join(__dirname, "dynamic-provider.js")),
  };
}

/** @param {string | undefined} lack of an installed Pulumi */
function noEngine(lack) {
  const state = lack === undefined ? "No Pulumi engine is set up" : `${lack}, and no other engine is set up`;
  return `${state}: run \`npm run setup\`, which builds one with Go, or install Pulumi ${oldestUsable} or newer.`;
}

module.exports = { findEngine, layOut };
