const { firstLine } = require("./first-line");
const { ended, startNode } = require("./processes");
const { locate } = require("./run-program");
const { optionsEnvironment, runtimeOptions } = require("./runtime-options");

/**
 * @typedef {import("@pulumi/pulumi/proto/language_pb").RunPluginRequest} RunPluginRequest
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 * @typedef {{ stdout: (chunk: Buffer) => void, stderr: (chunk: Buffer) => void }} Output to the engine
 */

/** @param {RunPluginRequest} request */
function isPolicyPack(request) {
  return request.getKind() === "analyzer";
}

/**
 * Starts a plugin written for Node.js. The first line of its standard output is the port it serves on.
 *
 * @param {RunPluginRequest} request
 * @param {Record<string, string>} [identity] of the stack that a policy pack is to judge
 * @returns {ChildProcess}
 */
function startPlugin(request, identity = {}) {
  if (request.getAttachDebugger())
    throw new Error("attaching a debugger needs an installed Pulumi; this engine was built without");
  const directory = programDirectory(request);
  const options = runtimeOptions(request.getInfo()?.getOptions());
  const pack = isPolicyPack(request);
  const sdkRunner = `@pulumi/pulumi/cmd/${pack ? "run-policy-pack" : "run-plugin"}`;
  const runner =
    pack && !options.typescript
      ? require.resolve("./run-pack")
      : locate(sdkRunner, directory, `npm install in ${directory}`);
  // Node's arguments after the script and the directory last for packs: so they are where Pulumi is installed.
  const args = pack ? [...request.getArgsList(), directory] : [directory, ...request.getArgsList()];
  return startNode([runner, ...options.nodeArguments, ...args], {
    cwd: pack ? directory : request.getPwd(),
    env: { ...environment(request), ...optionsEnvironment(options), ...identity },
    stdout: "pipe",
  });
}

/** @param {RunPluginRequest} request */
function programDirectory(request) {
  return request.getInfo()?.getProgramDirectory() ?? request.getPwd();
}

/**
 * @param {RunPluginRequest} request
 * @returns {Record<string, string>} the last of a name wins, as with exec
 */
function environment(request) {
  return Object.fromEntries(
    request.getEnvList().map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

/**
 * Runs a plugin until it ends or its engine is gone; the engine speaks to it without us.
 *
 * @param {RunPluginRequest} request
 * @param {Output} output
 * @param {AbortSignal} gone
 */
async function runDirect(request, output, gone) {
  const child = startPlugin(request);
  gone.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
  child.stdout?.on("data", output.stdout);
  child.stderr?.on("data", output.stderr);
  await endedWell(child);
}

/**
 * Runs a policy pack that is told which stack it judges, until it ends or its engine is gone.
 *
 * @param {RunPluginRequest} request
 * @param {Output} output
 * @param {AbortSignal} gone
 */
async function runProxied(request, output, gone) {
  const { PolicyProxy } = require("./policy-proxy");
  const proxy = new PolicyProxy();
  const engineGone = new Promise((resolve) =>
    gone.addEventListener("abort", () => resolve(undefined), { once: true }),
  );
  try {
    output.stdout(Buffer.from(`${await proxy.listen()}\n`));
    const identity = await Promise.race([proxy.identity(), engineGone]);
    if (identity === undefined) return;
    const child = startPlugin(request, identity);
    gone.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
    child.stderr?.on("data", output.stderr);
    const end = endedWell(child);
    const port = firstLine(/** @type {import("node:stream").Readable} */ (child.stdout), output.stdout);
    await Promise.all([end, port.then((line) => proxy.attach(line))]);
  } catch (error) {
    proxy.fail(error);
    throw error;
  } finally {
    proxy.close();
  }
}

/**
 * @param {ChildProcess} child
 * @throws {Error} when it did not end well
 */
async function endedWell(child) {
  const { code, signal } = await ended(child);
  if (code !== 0) {
    throw new Error(
      code === null ? `Program was ended by ${signal}` : `Program exited with non-zero exit code: ${code}`,
    );
  }
}

module.exports = { endedWell, isPolicyPack, programDirectory, runDirect, runProxied, startPlugin };
