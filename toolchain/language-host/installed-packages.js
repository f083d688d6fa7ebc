const { readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * What a program depends on, by its npm lock file.
 *
 * @param {string} programDirectory
 * @param {boolean} transitive also what its dependencies depend on
 * @returns {{ name: string, version: string }[]}
 */
function installedPackages(programDirectory, transitive) {
  const file = path.join(programDirectory, "package-lock.json");
  const { packages = {} } = JSON.parse(readFileSync(file, "utf8"));
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

module.exports = { installedPackages };
