/**
 * Loads TypeScript as it is, for `node --require`. sucrase strips the types and keeps every line where it was, so there is
 * no build step, nothing is ever stale, and stack traces are right without source maps: Pulumi takes a stack with every
 * promise, and mapping those cost two thirds of a cell's time. What was stripped once is kept by its content.
 */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { addHook } = require("pirates");
const { version } = require("sucrase/package.json");
const { moduleCache } = require("./places");
const { keepFile } = require("./write-file");
require("./sdk-modules");

// Also inside node_modules: there this project lies for the programs that read its outputs.
addHook(strip, { exts: [".ts"], ignoreNodeModules: false });

/**
 * @param {string} source
 * @param {string} filePath
 */
function strip(source, filePath) {
  const kept = join(moduleCache, `${createHash("sha1").update(version).update(source).digest("hex")}.js`);
  try {
    return readFileSync(kept, "utf8");
  } catch {
    const stripped = transform(source, filePath);
    keepFile(kept, stripped);
    return stripped;
  }
}

/**
 * @param {string} source
 * @param {string} filePath
 */
function transform(source, filePath) {
  const sucrase = require("sucrase");
  return sucrase.transform(source, {
    transforms: ["typescript", "imports"],
    disableESTransforms: true,
    preserveDynamicImport: true,
    filePath,
  }).code;
}
