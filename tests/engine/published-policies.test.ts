import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { findPacks } from "../../policies/build";
import { assemble } from "../../policies/package/assemble";
import { cloudOf } from "./cli-support";
import { checkout, type Outcome, useSandbox } from "./support";

const name = "@voip-cells/policies";
const packs = findPacks().map((pack) => path.basename(pack));

/** What `npm pack --json` tells of a package. */
interface Packed {
  filename: string;
  files: { path: string }[];
}

describe("the npm package of the policy packs", function () {
  this.timeout(600_000);
  const sandbox = useSandbox();
  let folder = "";
  let packed: Packed;

  before(async () => {
    folder = await assemble(path.join(sandbox().root, "assembled"));
    packed = npmPack(folder, sandbox().root);
  });

  it("holds the built packs, their reference, its licence and its own README, and nothing else", () => {
    const files = packed.files.map((file) => file.path).filter((file) => !file.startsWith("docs/"));
    const ofPack = (pack: string) =>
      ["PulumiPolicy.yaml", "bin/index.js", "package.json"].map((file) => `${pack}/${file}`);
    const own = ["LICENSE", "README.md", "baseline.js", "package.json"];
    assert.deepEqual(files.sort(), [...own, ...packs.flatMap(ofPack)].sort());
    const docs = packed.files.map((file) => file.path).filter((file) => file.startsWith("docs/"));
    assert.ok(docs.includes("docs/policies.md") && docs.includes("docs/policies/exposure.md"));
    assert.ok(docs.every((file) => file.endsWith(".md")));
    const readme = fs.readFileSync(path.join(folder, "README.md"), "utf8");
    for (const pack of packs) assert.match(readme, new RegExp(`\`${pack}\``));
  });

  it("depends on @pulumi/policy alone, and so does each pack, as a package that can be published by itself", () => {
    const { version, dependencies } = json(path.join(checkout, "package.json"));
    for (const place of [folder, ...packs.map((pack) => path.join(folder, pack))]) {
      const manifest = json(path.join(place, "package.json"));
      assert.equal(manifest.version, version);
      assert.deepEqual(manifest.dependencies, { "@pulumi/policy": `^${dependencies?.["@pulumi/policy"]}` });
      assert.equal(manifest.devDependencies ?? manifest.peerDependencies ?? manifest.scripts, undefined);
    }
    for (const pack of packs) {
      const files = npmPack(path.join(folder, pack), sandbox().root).files.map((file) => file.path);
      assert.deepEqual(files.sort(), ["PulumiPolicy.yaml", "bin/index.js", "package.json"]);
    }
  });

  it("has no path of the machine that built it, and no TypeScript", () => {
    for (const pack of packs) {
      const text = fs.readFileSync(path.join(folder, pack, "bin", "index.js"), "utf8");
      assert.ok(!text.includes(checkout));
      assert.doesNotMatch(text, /require\("(@pulumi|@grpc|google-protobuf)/);
    }
  });

  describe("in the example of another team", () => {
    let example = "";

    before(() => {
      example = installExample(
        path.join(sandbox().root, "click-to-call"),
        path.join(sandbox().root, packed.filename),
      );
      const { devDependencies } = json(path.join(example, "package.json"));
      assert.equal(devDependencies?.[name], json(path.join(folder, "package.json")).version);
    });

    const run = (args: string[]): Promise<Outcome> =>
      new Promise((resolve) => {
        execFile("npm", args, { cwd: example, env: sandbox().env }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      });
    const judged = (verb: string, ...more: string[]) =>
      run(["run", verb, "--", "--stack", "dev", "--non-interactive", ...more]);
    const made = (type: string) => cloudOf(sandbox()).filter((resource) => resource.type.startsWith(type));

    it("stops `pulumi up` at the public load balancer, with a message that says what to do", async () => {
      const init = await sandbox().pulumi(["stack", "init", "dev"], { cwd: example });
      assert.equal(init.code, 0, init.stderr);
      const { code, stdout } = await judged("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0, stdout);
      assert.match(stdout, /\[mandatory\].*load-balancer-public +\(aws:lb:LoadBalancer: api\)/);
      assert.match(stdout, /Application and Network Load Balancers are internal\./);
      assert.match(stdout, /`internal` is left out, and AWS then makes it public\./);
      assert.match(stdout, /Cure:\n +- Set `internal: true`/);
      assert.match(stdout, /More: https:\/\/docs\.aws\.amazon\.com\//);
      assert.deepEqual(made("aws:lb/loadBalancer"), []);
    });

    for (const pack of packs) {
      it(`judges an exported state by ${pack}`, async () => {
        const state = path.join(example, "state.json");
        fs.writeFileSync(state, JSON.stringify(publicLoadBalancer));
        const args = ["policy", "analyze", "--policy-pack", `node_modules/${name}/${pack}`, "--file", state];
        const { stdout, stderr } = await sandbox().pulumi(args, { cwd: example });
        assert.match(stdout + stderr, new RegExp(`voip-cells(-${pack})?@v`));
        const found = /load-balancer-public/.test(stdout);
        assert.equal(found, pack === "all" || pack === "exposure", stdout + stderr);
      });
    }

    it("starts from today by a baseline that the package records, and blocks again without it", async () => {
      const { "voip-cells-baseline": command = "" } = json(path.join(folder, "package.json")).bin ?? {};
      const state = path.join(example, "state.json");
      fs.writeFileSync(state, JSON.stringify(publicLoadBalancer));
      const analyze = [
        "policy",
        "analyze",
        "--policy-pack",
        `node_modules/${name}/exposure`,
        "--file",
        state,
      ];
      const first = await sandbox().pulumi([...analyze, "--json"], { cwd: example });
      assert.notEqual(first.code, 0);
      const record = path.join(example, "node_modules", name, command);
      const said = execFileSync(process.execPath, [record], {
        cwd: example,
        input: first.stdout,
        encoding: "utf8",
      });
      assert.match(said, /baseline\.json holds 1 findings, 1 of them new\./);
      const again = await sandbox().pulumi(analyze, { cwd: example });
      assert.equal(again.code, 0, again.stdout + again.stderr);
      assert.match(again.stdout, /Known since \d{4}-\d\d-\d\d: it is in the baseline\./);
      fs.rmSync(path.join(example, "policies"), { recursive: true });
      assert.notEqual((await sandbox().pulumi(analyze, { cwd: example })).code, 0);
    });

    it("lets it through once the cure is taken", async () => {
      const program = path.join(example, "index.js");
      const text = fs.readFileSync(program, "utf8");
      assert.match(text, /enableDeletionProtection: true/);
      fs.writeFileSync(
        program,
        text.replace("enableDeletionProtection", "internal: true, enableDeletionProtection"),
      );
      const preview = await judged("preview");
      assert.equal(preview.code, 0, preview.stdout + preview.stderr);
      const up = await judged("up", "--yes", "--skip-preview");
      assert.equal(up.code, 0, up.stdout + up.stderr);
      assert.equal(made("aws:lb/loadBalancer").length, 1);
    });
  });
});

interface Manifest {
  version: string;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

const json = (file: string): Manifest => JSON.parse(fs.readFileSync(file, "utf8"));

function npmPack(folder: string, target: string): Packed {
  const args = ["pack", folder, "--json", "--pack-destination", target];
  return JSON.parse(execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))[0];
}

/** The example as another team has it: the package from its archive, the two SDKs beside it, and nothing else. */
function installExample(target: string, archive: string): string {
  fs.cpSync(path.join(checkout, "examples", "click-to-call"), target, { recursive: true });
  const modules = path.join(target, "node_modules");
  fs.rmSync(modules, { recursive: true, force: true });
  const home = path.join(modules, name);
  fs.mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", home, "--strip-components=1"]);
  fs.mkdirSync(path.join(modules, "@pulumi"));
  for (const sdk of ["aws", "policy", "pulumi"])
    fs.symlinkSync(path.join(checkout, "node_modules", "@pulumi", sdk), path.join(modules, "@pulumi", sdk));
  return target;
}

const urnOf = (type: string, of: string) => `urn:pulumi:dev::another-team::${type}::${of}`;
const provider = {
  type: "pulumi:providers:aws",
  urn: urnOf("pulumi:providers:aws", "aws"),
  id: "1",
  custom: true,
};

/** The smallest exported state that has one. */
const publicLoadBalancer = {
  version: 3,
  deployment: {
    manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
    resources: [
      provider,
      {
        type: "aws:lb/loadBalancer:LoadBalancer",
        urn: urnOf("aws:lb/loadBalancer:LoadBalancer", "web"),
        id: "web",
        custom: true,
        provider: `${provider.urn}::1`,
      },
    ],
  },
};
