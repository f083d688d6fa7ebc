const path = require("node:path");
const { createRequire } = require("node:module");
const { ended, startNode } = require("./processes");
const { optionsEnvironment, runtimeOptions } = require("./runtime-options");

/** With this exit code the SDK says that the user has already been told what went wrong. */
const alreadyReported = 32;

/**
 * Runs a Pulumi program to its end.
 *
 * @param {import("@pulumi/pulumi/proto/language_pb").RunRequest} request
 * @param {string} engineAddress
 * @param {(child: import("node:child_process").ChildProcess) => void} started
 * @returns {Promise<{ error: string, bail: boolean }>} bail: it failed and has said so itself
 */
async function runProgram(request, engineAddress, started) {
  if (request.getAttachDebugger())
    return failure("attaching a debugger needs an installed Pulumi; this engine was built without");
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() ?? request.getPwd();
  const options = runtimeOptions(info?.getOptions());
  const runner = locate("@pulumi/pulumi/cmd/run", directory, "pulumi install");
  // The pipes for synchronous calls (--sync) are left out: SDKs stopped using them before version 3.
  const child = startNode([...options.nodeArguments, runner, ...programArguments(request, engineAddress)], {
    cwd: directory, // where relative paths in nodeargs start
    env: { ...process.env, ...optionsEnvironment(options), ...configEnvironment(request) },
    stdout: "inherit",
  });
  started(child);
  const outOfMemory = watchForOutOfMemory(child);
  return outcome(await ended(child), outOfMemory());
}

/**
 * @param {import("@pulumi/pulumi/proto/language_pb").RunRequest} request
 * @param {string} engineAddress
 */
function programArguments(request, engineAddress) {
  const info = request.getInfo();
  const named = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory(),
    stack: request.getStack(),
    pwd: info?.getProgramDirectory(),
    parallel: String(request.getParallel()),
  };
  const flags = Object.entries(named).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
  const dryRun = request.getDryrun() ? ["--dry-run"] : [];
  return [...flags, ...dryRun, info?.getEntryPoint() ?? ".", ...request.getArgsList()];
}

/** @param {import("@pulumi/pulumi/proto/language_pb").RunRequest} request */
function configEnvironment(request) {
  const config = Object.fromEntries(
    request
      .getConfigMap()
      .toArray()
      .map(([key, value]) => [longKey(key), value]),
  );
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
}

/**
 * `namespace:name` as `namespace:config:name`, which SDKs of every age understand.
 *
 * @param {string} key
 */
function longKey(key) {
  const parts = key.split(":");
  if (parts.length === 2) return `${parts[0]}:config:${parts[1]}`;
  if (parts.length === 3 && parts[1] === "config") return key;
  throw new Error(`configuration key ${key} must have the form namespace:name`);
}

/**
 * Passes standard error on, and notices when Node.js dies for want of memory.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => boolean}
 */
function watchForOutOfMemory(child) {
  let tail = "";
  let seen = false;
  child.stderr?.on("data", (/** @type {Buffer} */ chunk) => {
    process.stderr.write(chunk);
    tail = tail.slice(-100) + chunk.toString("latin1");
    seen ||= /heap out of memory|Allocation failed - process out of memory/.test(tail);
  });
  return () => seen;
}

/**
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} end
 * @param {boolean} outOfMemory
 */
function outcome({ code, signal }, outOfMemory) {
  if (code === 0) return { error: "", bail: false };
  if (code === alreadyReported) return { error: "", bail: true };
  const how =
    code === null ? `Program was ended by ${signal}` : `Program exited with non-zero exit code: ${code}`;
  const cure =
    ". It ran out of memory: allow it more with `nodeargs: --max-old-space-size=<MB>` under runtime.options in Pulumi.yaml";
  return failure(outOfMemory ? how + cure : how);
}

/** @param {string} error */
function failure(error) {
  return { error, bail: false };
}

/**
 * The file of a module as a program in that directory would load it.
 *
 * @param {string} module
 * @param {string} directory
 * @param {string} cure the command that installs it
 */
function locate(module, directory, cure) {
  try {
    return createRequire(path.join(directory, "program")).resolve(module);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "MODULE_NOT_FOUND") throw error;
    throw new Error(`The Pulumi SDK is not installed in ${directory}. Run: ${cure}`);
  }
}

module.exports = { locate, runProgram };
