/**
 * Keeps what V8 compiled, so that a command that starts often does not compile the same functions each time: a tenth of a
 * check's CPU. Node.js does this itself from 22.1 on; what stands here is for Node.js 20 and goes with it.
 */
const { hash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { deserialize, serialize } = require("node:v8");
const { Script } = require("node:vm");
const { checkout, moduleCache } = require("./places");
const { keepFile } = require("./write-file");

const folder = path.join(moduleCache, "compiled");

/** By then a process has run most of what it will; one that is killed never comes to its end. */
const keepAfterMilliseconds = 3_000;

/** @typedef {{ digest: string, data: Buffer }} Compiled V8 itself compares no more than the length of a source */

/**
 * From now on modules load from what was kept, and what is new is kept, too. Called before anything else is loaded.
 *
 * @param {string} command each has a file of its own
 */
function keepCompiled(command) {
  const { enableCompileCache } = /** @type {{ enableCompileCache?: (folder: string) => void }} */ (Module);
  if (enableCompileCache) enableCompileCache(folder);
  else compileWith(new CodeCache(`${command}-${process.version}-${process.arch}`));
}

class CodeCache {
  #file;
  /** @type {Map<string, Compiled>} */
  #kept;
  /** @type {Map<string, { digest: string, script: Script }>} */
  #fresh = new Map();

  /** @param {string} name */
  constructor(name) {
    this.#file = path.join(folder, name);
    this.#kept = read(this.#file);
    setTimeout(() => this.#keep(), keepAfterMilliseconds).unref();
    process.once("exit", () => this.#keep());
  }

  /**
   * @param {string} source
   * @param {string} filename
   * @returns {Script}
   */
  compile(source, filename) {
    const digest = hash("sha1", source, "base64");
    const place = path.relative(checkout, filename);
    const kept = this.#kept.get(place);
    const cachedData = kept?.digest === digest ? kept.data : undefined;
    const script = new Script(source, { filename, cachedData });
    if (!cachedData || script.cachedDataRejected) this.#fresh.set(place, { digest, script });
    return script;
  }

  #keep() {
    if (this.#fresh.size === 0) return;
    for (const [place, { digest, script }] of this.#fresh)
      this.#kept.set(place, { digest, data: script.createCachedData() });
    this.#fresh.clear();
    keepFile(this.#file, serialize(this.#kept));
  }
}

/**
 * @param {string} file
 * @returns {Map<string, Compiled>}
 */
function read(file) {
  try {
    const kept = deserialize(readFileSync(file));
    return kept instanceof Map ? kept : new Map();
  } catch {
    return new Map();
  }
}

/**
 * Modules that import others as they go are left to Node.js: it lets no script of ours do that.
 *
 * @param {CodeCache} cache
 */
function compileWith(cache) {
  const { prototype } = /** @type {any} */ (Module);
  const compile = prototype._compile;
  prototype._compile = function (/** @type {string} */ source, /** @type {string} */ file) {
    if (/\bimport\s*\(/.test(source)) return compile.call(this, source, file);
    const run = cache.compile(Module.wrap(source.replace(/^#!.*/, "")), file).runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, file, path.dirname(file));
  };
}

/**
 * What a module knows as `require`.
 *
 * @param {any} module
 */
function requireOf(module) {
  const internals = /** @type {any} */ (Module);
  const require = (/** @type {string} */ id) => module.require(id);
  const resolve = (/** @type {string} */ id, /** @type {object} */ options) =>
    internals._resolveFilename(id, module, false, options);
  resolve.paths = (/** @type {string} */ id) => internals._resolveLookupPaths(id, module);
  const { _cache: cache, _extensions: extensions } = internals;
  return Object.assign(require, { resolve, main: process.mainModule, cache, extensions });
}

module.exports = { keepCompiled };
