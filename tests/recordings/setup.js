// @ts-check
/** The S3 server of the tests: moto, in a Python environment of its own, made once for each set of versions. */
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, rmSync } = require("node:fs");
const path = require("node:path");
const { withLock } = require("../../toolchain/setup/lock");

const requirements = path.join(__dirname, "requirements.txt");
const version = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
const folder = path.join(__dirname, "..", "..", ".engine", `s3-server-${version}`);

/** The program that serves S3. */
const s3Server = path.join(folder, "bin", "moto_server");
/** The last thing that set-up writes. */
const finished = path.join(folder, "finished");

/**
 * Makes the environment where it is not there yet.
 *
 * @returns {Promise<string>} why it could not, and what helps; nothing when it is there
 */
async function provideS3Server() {
  if (existsSync(finished)) return "";
  return withLock(
    `${folder}.lock`,
    () => {},
    async () => {
      if (existsSync(finished)) return "";
      rmSync(folder, { recursive: true, force: true });
      return (
        run("python3", ["-m", "venv", folder]) ||
        run(path.join(folder, "bin", "pip"), [
          "install",
          "--quiet",
          "--no-deps",
          "--requirement",
          requirements,
        ]) ||
        run("touch", [finished])
      );
    },
  );
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { error, status, stderr, stdout } = spawnSync(program, args, { encoding: "utf8" });
  if (error) return `${program} cannot be started (${error.message}): install Python 3 with its venv module`;
  if (status === 0) return "";
  return `${program} ${args[0]} failed: ${(stderr || stdout).trim().split("\n").slice(-3).join(" ")}`;
}

module.exports = { provideS3Server, s3Server };
