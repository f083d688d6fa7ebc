const { spawn } = require("node:child_process");
const { existsSync } = require("node:fs");
const path = require("node:path");
const { InstallDependenciesResponse } = require("@pulumi/pulumi/proto/language_pb");
const { ended, stop } = require("./processes");
const { runtimeOptions } = require("./runtime-options");

/**
 * `pulumi install`: npm, by the lock file where there is one.
 *
 * @param {import("@grpc/grpc-js").ServerWritableStream<import("@pulumi/pulumi/proto/language_pb").InstallDependenciesRequest, InstallDependenciesResponse>} call
 */
async function installDependencies(call) {
  const info = call.request.getInfo();
  const directory = info?.getProgramDirectory() ?? call.request.getDirectory();
  const command = existsSync(path.join(directory, "package-lock.json")) ? "ci" : "install";
  const production = runtimeOptions(info?.getOptions()).production ? ["--omit=dev"] : [];
  const args = [command, "--no-fund", "--no-audit", ...production];
  call.write(
    new InstallDependenciesResponse().setStdout(Buffer.from(`npm ${args.join(" ")} in ${directory}\n`)),
  );
  const child = spawn("npm", args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
  call.on("cancelled", () => stop(child));
  child.stdout.on("data", (chunk) => call.write(new InstallDependenciesResponse().setStdout(chunk)));
  child.stderr.on("data", (chunk) => call.write(new InstallDependenciesResponse().setStderr(chunk)));
  const { code } = await ended(child);
  if (code !== 0) throw new Error(`npm ${command} failed in ${directory} (exit code ${code})`);
}

module.exports = { installDependencies };
