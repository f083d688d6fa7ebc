// @ts-check
/**
 * Assembles the npm package of the policy packs: `npm run pack:policies [folder]`, default `dist/policies`. Each pack is a
 * folder that `--policy-pack` takes as it is and that `pulumi policy publish` can publish: precompiled, with a manifest of
 * its own. What a pack needs at run time it takes from where @pulumi/policy has it, so it loads beside nothing else, with
 * any package manager.
 */
const { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { bundlePack, findPacks } = require("../build");
const { build } = require("esbuild");

const checkout = path.join(__dirname, "..", "..");

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(path.join(checkout, file), "utf8"));

/** Everything else would have to be a dependency of the package, or be found by luck. */
const throughTheSdk = {
  name: "through-the-sdk",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    const outside = /^(@pulumi\/pulumi\/.+|@grpc\/grpc-js|google-protobuf(\/.+)?)$/;
    build.onResolve({ filter: outside }, ({ path: name }) => ({ path: name, namespace: "sdk" }));
    build.onLoad({ filter: /.*/, namespace: "sdk" }, ({ path: name }) => ({
      contents: [
        `const { createRequire } = require("node:module");`,
        `const sdk = createRequire(__filename).resolve("@pulumi/policy");`,
        `module.exports = createRequire(sdk)(${JSON.stringify(name)});`,
      ].join("\n"),
    }));
  },
};

/**
 * @param {string} folder what was there goes
 * @returns {Promise<string>} the folder
 */
async function assemble(folder) {
  const { version, license, dependencies } = json("package.json");
  const common = {
    version,
    license,
    dependencies: { "@pulumi/policy": `^${dependencies["@pulumi/policy"]}` },
  };
  const packs = findPacks();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all(packs.map((pack) => assemblePack(pack, path.join(folder, path.basename(pack)), common)));
  const names = packs.map((pack) => path.basename(pack));
  writeJson(path.join(folder, "package.json"), {
    ...json("policies/package/package.json"),
    ...common,
    bin: { "voip-cells-baseline": "baseline.js" },
    files: [...names, "baseline.js", "docs"],
  });
  await bundleBaseline(path.join(folder, "baseline.js"));
  copyFileSync(path.join(__dirname, "README.md"), path.join(folder, "README.md"));
  copyFileSync(path.join(checkout, "LICENSE"), path.join(folder, "LICENSE"));
  for (const page of ["policies", "policies.md"])
    cpSync(path.join(checkout, "docs", "reference", page), path.join(folder, "docs", page), {
      recursive: true,
    });
  return folder;
}

/** @param {string} outfile */
const bundleBaseline = (outfile) =>
  build({
    entryPoints: [path.join(__dirname, "record-baseline.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "silent",
  });

/**
 * @param {string} pack
 * @param {string} target
 * @param {object} common what all manifests have
 */
async function assemblePack(pack, target, common) {
  const { name, description, main } = json(path.relative(checkout, path.join(pack, "package.json")));
  mkdirSync(path.join(target, "bin"), { recursive: true });
  writeFileSync(path.join(target, "bin", "index.js"), await bundlePack(pack, [throughTheSdk]));
  // `main` stands in package.json alone: where it stands here, `pulumi policy publish` takes the folder of main for the pack.
  writeFileSync(
    path.join(target, "PulumiPolicy.yaml"),
    `description: ${description.replace(/^Policy pack: /, "")}\nruntime: nodejs\n`,
  );
  writeJson(path.join(target, "package.json"), { name, ...common, description, main });
}

/**
 * @param {string} file
 * @param {object} value
 */
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

module.exports = { assemble };

if (require.main === module) {
  assemble(path.resolve(process.argv[2] ?? path.join(checkout, "dist", "policies"))).then(
    (folder) => console.log(`${folder}\nTo pack it: npm pack ${folder}`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
