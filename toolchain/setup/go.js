const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { oldestUsable } = require("../installed");
const { Problem } = require("../problem");
const { isOlder } = require("./node-version");

// From this version on, Go fetches a newer toolchain by itself when a go.mod asks for one (unless GOTOOLCHAIN=local).
const firstThatUpgradesItself = "1.21";

/**
 * Makes sure that there is a Go which can build the engine.
 *
 * @param {string} module the folder of go.mod
 * @param {string | undefined} installedLack why an installed Pulumi won't do, if there is one
 * @throws {Problem} naming both cures
 */
function checkGo(module, installedLack) {
  const needed = /^go (\S+)$/m.exec(readFileSync(path.join(module, "go.mod"), "utf8"))?.[1] ?? "";
  const lack = installedLack ?? "Pulumi is not installed";
  const cures =
    `install Pulumi ${oldestUsable} or newer (https://www.pulumi.com/docs/install/) ` +
    `or Go ${needed} or newer (https://go.dev/dl/), then run this again.`;
  const running = ask(["version"], module)?.match(/go(\d+(?:\.\d+)*)/)?.[1];
  if (running === undefined) throw new Problem(`${lack}, and there is no Go to build one with: ${cures}`);
  if (isOlder(running, needed) && !upgradesItself(running, module)) {
    throw new Problem(`${lack}, and Go ${running} is too old to build one with: ${cures}`);
  }
}

/**
 * @param {string} running
 * @param {string} module
 */
function upgradesItself(running, module) {
  return !isOlder(running, firstThatUpgradesItself) && ask(["env", "GOTOOLCHAIN"], module) !== "local";
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function ask(args, cwd) {
  try {
    const env = { ...process.env, GOTOOLCHAIN: args[0] === "version" ? "local" : process.env.GOTOOLCHAIN };
    return execFileSync("go", args, {
      cwd,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}

module.exports = { checkGo };
