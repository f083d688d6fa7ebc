import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { isUsable } from "../../../toolchain/installed";
import { TemporaryCheckout } from "./temporary-checkout";

describe("the engine", () => {
  let here: TemporaryCheckout;
  beforeEach(() => {
    here = new TemporaryCheckout();
  });
  afterEach(() => here.remove());

  const find = (env = "") =>
    here.evaluate(`${env}; const { findEngine } = require("./toolchain/engine");
      try { console.log(JSON.stringify(findEngine())); } catch (error) { console.log(error.name + ": " + error.message); }`);

  it("is the installed Pulumi when that is new enough", async () => {
    here.addPulumi("v3.251.0");
    const pulumi = path.join(here.bin, "pulumi");
    assert.deepEqual(JSON.parse((await find()).stdout), { pulumi, version: "3.251.0", binDirs: [here.bin] });
  });

  it("is asked for its version anew where there is no home to remember it in", async () => {
    here.addPulumi("v3.251.0");
    fs.writeFileSync(path.join(here.directory, "file"), "");
    const found = await find(
      `process.env.XDG_CACHE_HOME = ${JSON.stringify(path.join(here.directory, "file"))}`,
    );
    assert.equal(JSON.parse(found.stdout).version, "3.251.0");
  });

  it("is else the built one, beside the programs that it starts", async () => {
    here.addPulumi("v3.100.0");
    here.addNpm();
    here.addGo();
    await here.setUp();
    const { pulumi, version, binDirs } = JSON.parse((await find()).stdout);
    const folder = path.dirname(pulumi);
    assert.deepEqual([binDirs, path.dirname(folder)], [[folder], path.join(here.directory, ".engine")]);
    assert.match(version, /^3\.\d+\.\d+$/);
    assert.deepEqual(fs.readdirSync(folder), [
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
    const host = fs.readFileSync(path.join(folder, "pulumi-language-nodejs"), "utf8");
    assert.ok(host.includes(path.join(here.directory, "toolchain", "language-host", "main.js")), host);
  });

  it("does not take its own engine for an installed one", async () => {
    here.addNpm();
    here.addGo();
    await here.setUp();
    const first = (await find()).stdout;
    const again = await find(
      `process.env.PATH = ${JSON.stringify(path.dirname(JSON.parse(first).pulumi))} + ":" + process.env.PATH`,
    );
    assert.equal(again.stdout, first);
  });

  it("leaves one folder in the checkout when another engine is wanted", async () => {
    here.addNpm();
    here.addGo();
    await here.setUp();
    await find();
    fs.appendFileSync(path.join(here.directory, "toolchain", "go.mod"), "// another\n");
    await here.setUp();
    await find();
    assert.equal(
      fs.readdirSync(path.join(here.directory, ".engine")).filter((name) => name.startsWith("v3.")).length,
      1,
    );
    assert.equal(here.engines().length, 2, "the cache keeps what other checkouts may want");
  });

  it("tells the cures when there is none", async () => {
    assert.match(
      (await find()).stdout,
      /^Problem: No Pulumi engine is set up: run `npm run setup`.*or install Pulumi 3/,
    );
    here.addPulumi("v3.100.0");
    assert.match(
      (await find()).stdout,
      /^Problem: The installed Pulumi \(v3\.100\.0\) is older than 3\.249\.0, and no other engine is set up: run/,
    );
  });

  const versions: Record<string, boolean> = {
    "v3.249.0": true,
    "3.249.0": true,
    "v3.250.0-alpha.1": true,
    "v3.1000.0": true,
    "v3.248.9": false,
    "v2.999.0": false,
    "v4.0.0": false,
    unknown: false,
  };
  for (const [version, usable] of Object.entries(versions)) {
    it(`${usable ? "takes" : "leaves"} ${version}`, () => assert.equal(isUsable(version), usable));
  }
});
