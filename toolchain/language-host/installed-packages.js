const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * What a program depends on, by the npm lock file of its folder or of the nearest above; without one, nothing is known.
 *
 * @param {string} programDirectory
 * @param {boolean} transitive also what its dependencies depend on
 * @returns {{ name: string, version: string }[]}
 */
function installedPackages(programDirectory, transitive) {
  const file = lockFile(path.resolve(programDirectory));
  const { packages = {} } = file === undefined ? {} : JSON.parse(readFileSync(file, "utf8"));
  const root = packages[""] ?? {};
  const direct = new Set(Object.keys({ ...root.dependencies, ...root.devDependencies }));
  return Object.entries(packages)
    .filter(([location]) => location !== "")
    .map(([location, { version }]) => ({
      location,
      name: location.split("node_modules/").at(-1) ?? location,
      version,
    }))
    .filter(({ location, name }) => transitive || (direct.has(name) && location === `node_modules/${name}`))
    .map(({ name, version }) => ({ name, version: version ?? "" }));
}

/**
 * @param {string} directory
 * @returns {string | undefined}
 */
function lockFile(directory) {
  const file = path.join(directory, "package-lock.json");
  if (existsSync(file)) return file;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : lockFile(parent);
}

module.exports = { installedPackages };
