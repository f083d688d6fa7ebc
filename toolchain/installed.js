const { execFileSync } = require("node:child_process");
const { accessSync, constants, readFileSync, realpathSync, statSync } = require("node:fs");
const path = require("node:path");
const { checkout, userCache } = require("./places");
const { keepFile } = require("./write-file");

// 3.249 is the first with `pulumi policy analyze --file`, and no older than the SDK in package.json (3.248).
/** @type {[number, number, number]} */
const oldestUsable = [3, 249, 0];
const languageHost = "pulumi-language-nodejs";

// Far more than the 0.3 s it takes: what has said nothing by then hangs.
const answerTimeoutMs = 30_000;

/**
 * The user's own Pulumi: the first `pulumi` on PATH, whatever its version.
 *
 * @typedef {object} Installed
 * @property {string} pulumi the CLI's path
 * @property {string} version without the leading v; empty where it tells none
 * @property {string | undefined} lack why this project can't use it, as the beginning of a sentence
 *
 * @returns {Installed | undefined}
 */
function installedEngine() {
  const pulumi = firstOnPath("pulumi");
  if (pulumi === undefined) return undefined;
  const version = versionOf(pulumi);
  return { pulumi, version, lack: lackOf(pulumi, version) };
}

/**
 * @param {string} pulumi
 * @param {string} version
 */
function lackOf(pulumi, version) {
  if (version === "") return `The installed Pulumi (${pulumi}) does not tell its version`;
  const installed = `The installed Pulumi (v${version})`;
  if (Number.parseInt(version, 10) > oldestUsable[0]) return `${installed} is no Pulumi ${oldestUsable[0]}`;
  if (!isUsable(version)) return `${installed} is older than ${oldestUsable.join(".")}`;
  if (!hasLanguageHost(pulumi)) return `${installed} comes without ${languageHost}`;
  return undefined;
}

/**
 * Some distributions package the CLI by itself; the engine looks for its language hosts beside it and on PATH.
 *
 * @param {string} pulumi
 */
function hasLanguageHost(pulumi) {
  const beside = path.join(path.dirname(realpathSync(pulumi)), languageHost);
  return isExecutable(beside) || firstOnPath(languageHost) !== undefined;
}

/** @param {string} program */
function firstOnPath(program) {
  const ours = path.join(checkout, ".engine") + path.sep;
  for (const directory of (process.env.PATH ?? "").split(path.delimiter)) {
    const candidate = path.join(directory, program);
    if (path.isAbsolute(directory) && !candidate.startsWith(ours) && isExecutable(candidate))
      return candidate;
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Asking costs 0.3 s, so the answer is kept for as long as the file stays the same: if it is Pulumi's own, for what
 * version managers put in its place stays the same whatever they start.
 *
 * @param {string} pulumi
 */
function versionOf(pulumi) {
  const real = realpathSync(pulumi);
  const { mtimeMs, size } = statSync(real);
  const identity = `${real} ${size} ${mtimeMs}`;
  const memory = path.join(userCache(), "installed-pulumi.json");
  try {
    const known = JSON.parse(readFileSync(memory, "utf8"));
    if (known.identity === identity) return String(known.version);
  } catch {
    // nothing remembered yet
  }
  const version = askVersion(pulumi);
  if (version !== "" && path.basename(real) === "pulumi")
    keepFile(memory, `${JSON.stringify({ identity, version })}\n`);
  return version;
}

/** @param {string} pulumi */
function askVersion(pulumi) {
  try {
    const answer = execFileSync(pulumi, ["version"], {
      encoding: "utf8",
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: answerTimeoutMs,
      killSignal: "SIGKILL",
    });
    return /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1] ?? "";
  } catch {
    return ""; // it can't be started, fails or hangs
  }
}

/** @param {string} version */
function isUsable(version) {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (parts === undefined || parts[0] !== oldestUsable[0]) return false;
  for (const [index, oldest] of oldestUsable.entries()) {
    const part = parts[index] ?? 0;
    if (part !== oldest) return part > oldest;
  }
  return true;
}

module.exports = { installedEngine, isUsable, oldestUsable: oldestUsable.join(".") };
