const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { findEngine } = require("./engine");
const { launcher } = require("./launcher");
const { checkout } = require("./places");
const { writeFileAtomic } = require("./write-file");

/**
 * @typedef {object} OfflineEnvironment
 * @property {string} root everything offline is below this folder
 * @property {string} home PULUMI_HOME with the stand-in plugins; a normal one never sees them
 * @property {string} backend the folder of the file backend
 * @property {string} cloud the state of the offline AWS
 * @property {Record<string, string>} env to add to the environment of any pulumi command
 */

/**
 * Lays out a folder in which the real engine runs against the offline AWS, and says what environment leads there.
 * Doing it again changes nothing.
 *
 * @param {{ root?: string, account?: string }} [options] root: default `.offline` in the checkout; account: AWS account id
 * @returns {OfflineEnvironment}
 */
function offlineEnvironment(options = {}) {
  const root = path.resolve(options.root ?? path.join(checkout, ".offline"));
  const home = path.join(root, "home");
  const backend = path.join(root, "state");
  const cloud = path.join(root, "cloud");
  for (const folder of [backend, cloud]) mkdirSync(folder, { recursive: true });
  for (const [plugin, version] of standIns()) writeLauncher(home, plugin, version);
  keepNoLogs(home);
  return { root, home, backend, cloud, env: environment({ home, backend, cloud, account: options.account }) };
}

/**
 * The engine picks a plugin by the version of the SDK that asks for it.
 *
 * @returns {[plugin: string, version: string][]}
 */
function standIns() {
  const { dependencies } = JSON.parse(readFileSync(path.join(checkout, "package.json"), "utf8"));
  return [
    ["aws", dependencies["@pulumi/aws"]],
    ["aws", "7.43.0"], // what awsx 3.9.0 makes its own children with
    ["awsx", dependencies["@pulumi/awsx"]],
  ];
}

/**
 * @param {string} home
 * @param {string} plugin
 * @param {string} version
 */
function writeLauncher(home, plugin, version) {
  const folder = path.join(home, "plugins", `resource-${plugin}-v${version}`);
  mkdirSync(folder, { recursive: true });
  const script = launcher(path.join(checkout, "offline", "plugin.js"), plugin);
  writeFileAtomic(path.join(folder, `pulumi-resource-${plugin}`), script, 0o755);
}

/**
 * The engine writes all that it does, encrypted, into a folder of its home, and has no switch for that: it took half of the
 * engine's time. Where a file stands in the folder's place it does without; `--logtostderr -v` works as ever.
 *
 * @param {string} home
 */
function keepNoLogs(home) {
  const logs = path.join(home, "logs");
  if (!existsSync(logs)) writeFileSync(logs, "");
}

/**
 * @param {{ home: string, backend: string, cloud: string, account: string | undefined }} places
 * @returns {Record<string, string>}
 */
function environment({ home, backend, cloud, account }) {
  return {
    PATH: enginePath(),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    OFFLINE_AWS_STATE: cloud,
    ...(account === undefined ? {} : { OFFLINE_AWS_ACCOUNT: account }),
  };
}

/** PATH with the engine first, each folder once however often this is done, and this Node where there is no other. */
function enginePath() {
  const known = (process.env.PATH ?? "").split(path.delimiter);
  return [...new Set([...findEngine().binDirs, ...known, path.dirname(process.execPath)])].join(
    path.delimiter,
  );
}

module.exports = { offlineEnvironment };
