import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const toolchain = path.resolve(__dirname, "../../../toolchain");

/** Without what keeps compiled code inside Node.js, so that ours is what is tested wherever this runs. */
const program = `
delete require("node:module").enableCompileCache;
require("./toolchain/code-cache").keepCompiled("test");
require("./subject");
`;

describe("what V8 compiled", () => {
  let checkout: string;
  beforeEach(() => {
    checkout = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-compiled-")));
    fs.mkdirSync(path.join(checkout, "toolchain"));
    for (const module of ["code-cache.js", "places.js", "write-file.js"])
      fs.copyFileSync(path.join(toolchain, module), path.join(checkout, "toolchain", module));
    write("program.js", program);
  });
  afterEach(() => fs.rmSync(checkout, { recursive: true }));

  const write = (name: string, text: string) => fs.writeFileSync(path.join(checkout, name), text);
  const run = () =>
    execFileSync(process.execPath, [path.join(checkout, "program.js")], { encoding: "utf8" }).trim();
  const folder = () => path.join(checkout, "node_modules", ".cache", "voip-cells", "compiled");
  const kept = () => {
    const [name = "", ...others] = fs.readdirSync(folder());
    assert.deepEqual(others, []);
    return path.join(folder(), name);
  };

  it("is kept by the first run and used, not written, by the next", () => {
    write("subject.js", "console.log(40 + 2)");
    assert.equal(run(), "42");
    const { ino } = fs.statSync(kept());
    assert.equal(run(), "42");
    assert.equal(fs.statSync(kept()).ino, ino);
  });

  it("is never that of another text, even of the same length", () => {
    write("subject.js", "console.log('first')");
    assert.equal(run(), "first");
    write("subject.js", "console.log('other')");
    assert.equal(run(), "other");
    assert.equal(run(), "other");
  });

  it("keeps what other runs of the command loaded", () => {
    write("one.js", "console.log('one')");
    write("two.js", "console.log('two')");
    for (const name of ["one", "two"]) {
      write("subject.js", `require("./${name}")`);
      run();
    }
    const { ino } = fs.statSync(kept());
    assert.equal(run(), "two");
    assert.equal(fs.statSync(kept()).ino, ino);
    assert.match(fs.readFileSync(kept(), "latin1"), /one\.js/);
  });

  for (const [what, spoil] of [
    ["cut short", (file: string) => fs.truncateSync(file, 100)],
    ["empty", (file: string) => fs.truncateSync(file, 0)],
    ["of another kind", (file: string) => fs.writeFileSync(file, "{}")],
  ] as const)
    it(`is made anew when its file is ${what}`, () => {
      write("subject.js", "console.log(1)");
      run();
      spoil(kept());
      assert.equal(run(), "1");
      assert.ok(fs.statSync(kept()).size > 100);
    });

  it("is done without where nothing can be written", () => {
    write("node_modules", "a file in the folder's place");
    write("subject.js", "console.log(1)");
    assert.equal(run(), "1");
  });

  it("gives a module what Node.js gives it", () => {
    write(
      "subject.js",
      `#!/usr/bin/env node
      const assert = require("node:assert");
      assert.equal(this, module.exports);
      assert.equal(__filename, module.filename);
      assert.equal(__dirname, require("node:path").dirname(__filename));
      assert.equal(require.main, process.mainModule);
      assert.equal(require.resolve("./program"), require.main.filename);
      assert.ok(Array.isArray(require.resolve.paths("x")));
      assert.equal(require.cache[__filename], module);
      assert.equal(typeof require.extensions[".js"], "function");
      assert.match(new Error("here").stack, /subject\\.js:11:/);
      console.log("all of it");`,
    );
    assert.equal(run(), "all of it");
    assert.equal(run(), "all of it");
  });

  it("lets a module import another as it goes", () => {
    write("other.mjs", "export default 'imported'");
    write("subject.js", 'import("./other.mjs").then((other) => console.log(other.default))');
    assert.equal(run(), "imported");
    assert.equal(run(), "imported");
  });
});
