const { readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");

/**
 * @typedef {object} RequiredPackage a provider plugin that a package under node_modules says it needs
 * @property {string} name
 * @property {string} version with the leading v
 * @property {string} server where to download it from; empty is Pulumi's own
 * @property {Parameterization} [parameterization]
 * @property {Parameterization} [extensionParameterization]
 *
 * @typedef {{ name: string, version: string, value: string }} Parameterization value: base64
 */

/**
 * The Pulumi packages of a program, at whatever depth they are installed.
 *
 * @param {string} programDirectory
 * @returns {RequiredPackage[]}
 */
function requiredPackages(programDirectory) {
  return packageFolders(path.join(programDirectory, "node_modules")).flatMap((folder) => {
    const manifest = readManifest(folder);
    return manifest?.pulumi?.resource === true ? [describe(manifest)] : [];
  });
}

/**
 * @param {string} modules a node_modules folder
 * @returns {string[]}
 */
function packageFolders(modules) {
  return subfolders(modules).flatMap((name) => {
    const folder = path.join(modules, name);
    if (name.startsWith("@"))
      return subfolders(folder).flatMap((inner) => withNested(path.join(folder, inner)));
    return withNested(folder);
  });
}

/** @param {string} folder */
function withNested(folder) {
  return [folder, ...packageFolders(path.join(folder, "node_modules"))];
}

/** @param {string} folder */
function subfolders(folder) {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch {
    return []; // a package without dependencies of its own
  }
}

/** @param {string} folder */
function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  } catch {
    return undefined; // a plain file, or nothing that Node.js would load either
  }
}

/** @param {{ name: string, version: string, pulumi: Partial<RequiredPackage> }} manifest */
function describe({ name, version, pulumi }) {
  if (pulumi.name === undefined && !name.startsWith("@pulumi/")) {
    throw new Error(`${name}: package.json says it has a Pulumi plugin but not its name (pulumi.name)`);
  }
  const pluginVersion = pulumi.version ?? version;
  return {
    ...pulumi,
    name: pulumi.name ?? name.slice("@pulumi/".length),
    version: pluginVersion.startsWith("v") ? pluginVersion : `v${pluginVersion}`,
    server: pulumi.server ?? "",
  };
}

module.exports = { requiredPackages };
