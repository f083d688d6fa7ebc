/**
 * Decides over modules that Pulumi's packages load at their start: nearly all of the time that a program takes to start.
 *
 * Some load at first use. The SDK needs four packages only to turn functions into text, for dynamic providers and Lambda
 * callbacks, and two only to run an engine itself; and a program uses few of AWS's services.
 *
 * One does not load: it maps the SDK's stack traces to sources that are not there. Node.js 20.20 never ends coloring
 * what comes of it, so a program whose `apply` throws would hang and not say why.
 */
const Module = require("node:module");
const path = require("node:path");

const whenUsed = [
  ...["typescript", "@npmcli/arborist", "fdir", "normalize-package-data"],
  ...["execa", "@logdna/tail-file"],
];
const never = ["source-map-support/register"];

const awsIndex = path.join("@pulumi", "aws", "index.js");
const awsOwn = ["./config", "./provider", "./tags", "./types", "./types/enums", "./utilities", "./utils"];

/** @type {{ _load(request: string, parent: { filename?: string } | undefined, isMain: boolean): any }} */
const loader = /** @type {any} */ (Module);
const load = loader._load;

loader._load = function loadSparingly(request, parent, isMain) {
  if (never.includes(request)) return {};
  if (whenUsed.includes(request) || isAwsService(request, parent?.filename))
    return standIn(() => load.call(loader, request, parent, isMain));
  return load.call(loader, request, parent, isMain);
};

/**
 * @param {string} request
 * @param {string | undefined} requester
 */
const isAwsService = (request, requester = "") =>
  request.startsWith("./") && requester.endsWith(awsIndex) && !awsOwn.includes(request);

/**
 * Loads a module at its first use; `__esModule` keeps TypeScript's import helpers from copying, and thereby loading, all of it.
 *
 * @param {() => any} loadModule
 */
function standIn(loadModule) {
  /** @type {any} */
  let loaded;
  const module = () => (loaded ??= loadModule());
  return new Proxy(
    {},
    {
      get: (_, name) => (name === "__esModule" ? true : name === "default" ? module() : module()[name]),
      has: (_, name) => name in module(),
    },
  );
}
