const { accessSync, constants, readFileSync, realpathSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const { AboutResponse } = require("@pulumi/pulumi/proto/language_pb");

/**
 * Node.js, npm and the program's TypeScript. The engine asks for it in every update, so it is read from files: asking
 * npm itself takes longer than everything else this host does.
 *
 * @param {import("@pulumi/pulumi/proto/language_pb").AboutRequest} request
 */
function about(request) {
  const response = new AboutResponse().setExecutable(process.execPath).setVersion(process.version);
  const directory = request.getInfo()?.getProgramDirectory() ?? process.cwd();
  const found = { packagemanagerVersion: npmVersion(), typescriptVersion: typescriptVersion(directory) };
  const metadata = response.getMetadataMap().set("packagemanager", "npm");
  for (const [name, version] of Object.entries(found)) if (version !== undefined) metadata.set(name, version);
  return response;
}

/** @returns {string | undefined} of the npm on PATH, which is a link into npm's own package */
function npmVersion() {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const npm = path.join(folder, "npm");
    try {
      accessSync(npm, constants.X_OK);
      const manifest = path.join(path.dirname(realpathSync(npm)), "..", "package.json");
      const { name, version } = JSON.parse(readFileSync(manifest, "utf8"));
      return name === "npm" ? String(version) : undefined;
    } catch {
      // not in this folder
    }
  }
  return undefined;
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
