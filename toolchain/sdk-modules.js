/**
 * Decides over three packages that Pulumi's SDK loads at its start.
 *
 * Two load at first use: the SDK needs them only to turn functions into text, for dynamic providers and Lambda callbacks,
 * and together they are a third of the time that a program takes to start.
 *
 * One does not load: it maps the SDK's stack traces to sources that are not there. Node.js 20.20 never ends coloring
 * what comes of it, so a program whose `apply` throws would hang and not say why.
 */
const Module = require("node:module");

const whenUsed = ["typescript", "@npmcli/arborist"];
const never = ["source-map-support/register"];

/** @type {{ _load(request: string, parent: unknown, isMain: boolean): any }} */
const loader = /** @type {any} */ (Module);
const load = loader._load;

loader._load = function loadSparingly(request, parent, isMain) {
  if (never.includes(request)) return {};
  if (whenUsed.includes(request)) return standIn(() => load.call(loader, request, parent, isMain));
  return load.call(loader, request, parent, isMain);
};

/**
 * Loads a module at its first use; `__esModule` keeps TypeScript's import helpers from copying, and thereby loading, all of it.
 *
 * @param {() => any} loadModule
 */
function standIn(loadModule) {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        name === "__esModule" ? true : name === "default" ? loadModule() : loadModule()[name],
      has: (_, name) => name in loadModule(),
    },
  );
}
