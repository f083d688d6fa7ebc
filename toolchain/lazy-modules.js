/**
 * Makes two packages load at first use. Pulumi's SDK loads both at its start, and needs them only to turn functions into
 * text, for dynamic providers and Lambda callbacks: together they are a third of the time that a program takes to start.
 */
const Module = require("node:module");

const packages = ["typescript", "@npmcli/arborist"];

/** @type {{ _load(request: string, parent: unknown, isMain: boolean): any }} */
const loader = /** @type {any} */ (Module);
const load = loader._load;

loader._load = function loadLater(request, parent, isMain) {
  return packages.includes(request)
    ? whenUsed(() => load.call(loader, request, parent, isMain))
    : load.call(loader, request, parent, isMain);
};

/**
 * Stands for a module; `__esModule` keeps TypeScript's import helpers from copying, and thereby loading, all of it.
 *
 * @param {() => any} loadModule
 */
function whenUsed(loadModule) {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        name === "__esModule" ? true : name === "default" ? loadModule() : loadModule()[name],
      has: (_, name) => name in loadModule(),
    },
  );
}
