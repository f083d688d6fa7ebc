// @ts-check
/**
 * Builds the policy packs: each folder with a PulumiPolicy.yaml becomes one precompiled file, `<pack>/bin/index.js`.
 * Pulumi type-checks a TypeScript pack at every preview and update, which takes seconds; a built one starts at once.
 */
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/** @returns {string[]} the folders of all packs */
function findPacks() {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(__dirname, entry.name, "PulumiPolicy.yaml")),
    )
    .map((entry) => path.join(__dirname, entry.name))
    .sort();
}

/**
 * Bundles one pack. The SDK stays outside: Pulumi's launcher has loaded most of it already, and a second copy costs time.
 * @param {string} pack folder of the pack
 * @returns {string} the file it wrote
 */
function buildPack(pack) {
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints: [path.join(pack, "index.ts")],
    absWorkingDir: __dirname,
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@pulumi/*", "@grpc/*", "google-protobuf"],
    legalComments: "none",
    logLevel: "silent",
  });
  const file = path.join(pack, "bin", "index.js");
  writeWhole(file, outputFiles[0]?.contents ?? new Uint8Array());
  return file;
}

/**
 * Writes beside the file and renames, so that nobody ever loads half of it; leaves a file that is the same alone.
 * @param {string} file
 * @param {Uint8Array} contents
 */
function writeWhole(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}

/** @returns {string[]} the files of all packs, built */
function buildPacks() {
  return findPacks().map(buildPack);
}

module.exports = { buildPack, buildPacks, findPacks };

if (require.main === module) buildPacks();
