const { execFileSync } = require("node:child_process");
const { accessSync, constants, mkdirSync, readFileSync, realpathSync, statSync } = require("node:fs");
const path = require("node:path");
const { checkout, userCache } = require("./places");
const { writeFileAtomic } = require("./write-file");

// 3.249 is the first with `pulumi policy analyze --file`, and no older than the SDK in package.json (3.248).
const oldestUsable = [3, 249, 0];

/**
 * The user's own Pulumi: the first `pulumi` on PATH, whatever its version.
 *
 * @returns {{ pulumi: string, version: string, usable: boolean } | undefined}
 */
function installedEngine() {
  const pulumi = firstOnPath();
  if (pulumi === undefined) return undefined;
  const version = versionOf(pulumi);
  return { pulumi, version, usable: isUsable(version) };
}

function firstOnPath() {
  const ours = path.join(checkout, ".engine") + path.sep;
  for (const directory of (process.env.PATH ?? "").split(path.delimiter)) {
    const candidate = path.join(directory, "pulumi");
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
 * Asking costs 0.3 s, so the answer is kept for as long as the file stays the same.
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
  remember(memory, `${JSON.stringify({ identity, version })}\n`);
  return version;
}

/**
 * A memory that cannot be written costs time only.
 *
 * @param {string} file
 * @param {string} text
 */
function remember(file, text) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileAtomic(file, text);
  } catch {
    // a home that can only be read, or none
  }
}

/** @param {string} pulumi */
function askVersion(pulumi) {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync(pulumi, ["version"], {
      encoding: "utf8",
      env,
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
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
