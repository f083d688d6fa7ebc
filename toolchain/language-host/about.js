const { execFile } = require("node:child_process");
const { createRequire } = require("node:module");
const path = require("node:path");
const { AboutResponse } = require("@pulumi/pulumi/proto/language_pb");

/**
 * What `pulumi about` shows of the language: Node.js, npm and the program's TypeScript.
 *
 * @param {import("@pulumi/pulumi/proto/language_pb").AboutRequest} request
 */
async function about(request) {
  const response = new AboutResponse().setExecutable(process.execPath).setVersion(process.version);
  const metadata = response.getMetadataMap();
  metadata.set("packagemanager", "npm");
  metadata.set("packagemanagerVersion", await npmVersion());
  const typescript = typescriptVersion(request.getInfo()?.getProgramDirectory() ?? process.cwd());
  if (typescript !== undefined) metadata.set("typescriptVersion", typescript);
  return response;
}

/** @returns {Promise<string>} empty when there is no npm */
function npmVersion() {
  return new Promise((resolve) => {
    execFile("npm", ["--version"], (error, stdout) => resolve(error ? "" : stdout.trim()));
  });
}

/** @param {string} directory */
function typescriptVersion(directory) {
  try {
    return String(createRequire(path.join(directory, "program"))("typescript/package.json").version);
  } catch {
    return undefined;
  }
}

module.exports = { about };
