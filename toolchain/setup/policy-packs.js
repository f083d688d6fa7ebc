const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");
const { Problem } = require("../problem");
const { writeFileAtomic } = require("../write-file");
const { withLock } = require("./lock");
const { runCommand } = require("./run-command");

/**
 * Builds the policy packs when their sources, or the packages that go into them, are not those they were built from.
 *
 * @param {string} checkout
 * @param {(line: string) => void} say
 */
async function buildPolicyPacks(checkout, say) {
  const policies = path.join(checkout, "policies");
  const stamp = path.join(checkout, ".engine", "policies.sha256");
  if (!existsSync(path.join(policies, "build.js")) || isCurrent(checkout, policies, stamp)) return;
  mkdirSync(path.dirname(stamp), { recursive: true });
  await withLock(
    path.join(checkout, ".engine", "policies.lock"),
    (owner) => say(`Another set-up (process ${owner.pid}) is building the policy packs: waiting for it`),
    async () => {
      if (isCurrent(checkout, policies, stamp)) return;
      const sources = sourceHash(checkout, policies);
      const { code, output } = await runCommand(process.execPath, [path.join(policies, "build.js")], {
        cwd: checkout,
      });
      if (code !== 0)
        throw new Problem(`Building the policy packs failed:\n\n${output.slice(-15).join("\n")}`, 1);
      writeFileAtomic(stamp, `${sources}\n`);
    },
  );
}

/**
 * @param {string} checkout
 * @param {string} policies
 * @param {string} stamp
 */
function isCurrent(checkout, policies, stamp) {
  const built = packs(policies).every((pack) => existsSync(path.join(pack, "bin", "index.js")));
  return built && existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sourceHash(checkout, policies);
}

/** @param {string} policies */
function packs(policies) {
  return readdirSync(policies)
    .map((name) => path.join(policies, name))
    .filter((folder) => existsSync(path.join(folder, "PulumiPolicy.yaml")));
}

/**
 * @param {string} checkout
 * @param {string} policies
 */
function sourceHash(checkout, policies) {
  const hash = createHash("sha256");
  for (const file of [path.join(checkout, "package-lock.json"), ...sources(policies)]) {
    hash
      .update(`${path.relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "bin" && name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? sources(file) : [file];
    });
}

module.exports = { buildPolicyPacks };
