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

/** @type {import("esbuild").Plugin} */
const loadCoreOnly = {
  name: "load-core-only",
  setup(build) {
    build.onResolve({ filter: /^@pulumi\/pulumi$/ }, () => ({
      path: path.join(__dirname, "serving", "sdk-core.js"),
    }));
  },
};

/**
 * One pack with the policy SDK in it, as one file. What the launcher of packs has loaded already stays outside: protocol, gRPC.
 *
 * @param {string} pack folder of the pack
 * @param {import("esbuild").Plugin[]} [plugins] in place of what leaves those outside
 * @returns {Promise<Uint8Array>}
 */
async function bundlePack(pack, plugins = []) {
  const { outputFiles } = await require("esbuild").build({
    entryPoints: [path.join(pack, "index.ts")],
    absWorkingDir: __dirname,
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    plugins: [loadCoreOnly, ...plugins],
    external: ["@pulumi/pulumi/*", "@grpc/grpc-js", "google-protobuf", "google-protobuf/*"],
    banner: {
      js: "// Includes @pulumi/policy, copyright Pulumi Corporation, ipaddr.js, copyright whitequark, and yaml, copyright Eemeli Aro.",
    },
    logLevel: "silent",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * @param {string} pack folder of the pack
 * @returns {Promise<string>} the file it wrote
 */
async function buildPack(pack) {
  const file = path.join(pack, "bin", "index.js");
  writeWhole(file, await bundlePack(pack));
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

/** @returns {Promise<string[]>} the files of all packs, built */
function buildPacks() {
  return Promise.all(findPacks().map(buildPack));
}

module.exports = { buildPack, buildPacks, bundlePack, findPacks };

if (require.main === module) {
  buildPacks().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
