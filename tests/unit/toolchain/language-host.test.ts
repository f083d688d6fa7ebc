import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { installedPackages } from "../../../toolchain/language-host/installed-packages";
import { requiredPackages } from "../../../toolchain/language-host/required-packages";
import { runtimeOptions, shellWords } from "../../../toolchain/language-host/runtime-options";

describe("the language host", () => {
  const lines: Record<string, string[]> = {
    "": [],
    "  ": [],
    "--require ./register.js": ["--require", "./register.js"],
    "--a='b c'  --d": ["--a=b c", "--d"],
    '--a="b \\"c\\" \'d\'"': ["--a=b \"c\" 'd'"],
    "a\\ b": ["a b"],
    "--title ''": ["--title", ""],
  };
  for (const [line, words] of Object.entries(lines)) {
    it(`splits <${line}> as a shell would`, () => assert.deepEqual(shellWords(line), words));
  }

  it("reads the options of a project", () => {
    const { typescript, nodeArguments, production } = runtimeOptions(
      Struct.fromJavaScript({ typescript: false, nodeargs: "--a b", production: true }),
    );
    assert.deepEqual([typescript, nodeArguments, production], [false, ["--a", "b"], true]);
    assert.equal(runtimeOptions(undefined).typescript, true);
  });

  it("names an option of the wrong type", () => {
    const read = (options: Record<string, string | boolean>) => () =>
      runtimeOptions(Struct.fromJavaScript(options));
    assert.throws(read({ typescript: "no" }), /runtime option typescript must be true or false, not "no"/);
    assert.throws(read({ nodeargs: true }), /runtime option nodeargs must be text, not true/);
  });

  describe("of a program's packages", () => {
    let program: string;
    before(() => {
      program = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-packages-"));
      const write = (file: string, content: object) => {
        fs.mkdirSync(path.dirname(path.join(program, file)), { recursive: true });
        fs.writeFileSync(path.join(program, file), JSON.stringify(content));
      };
      const modules = "node_modules";
      write(`${modules}/@pulumi/one/package.json`, {
        name: "@pulumi/one",
        version: "1.0.0",
        pulumi: { resource: true },
      });
      write(`${modules}/@pulumi/one/${modules}/two/package.json`, {
        name: "two",
        version: "2.0.0",
        pulumi: { resource: true, name: "second", version: "2.1.0", server: "https://example.com" },
      });
      write(`${modules}/plain/package.json`, { name: "plain", version: "3.0.0" });
      write("package-lock.json", {
        packages: {
          "": { dependencies: { "@pulumi/one": "1.0.0" }, devDependencies: { plain: "3.0.0" } },
          [`${modules}/@pulumi/one`]: { version: "1.0.0" },
          [`${modules}/@pulumi/one/${modules}/plain`]: { version: "2.9.0" },
          [`${modules}/plain`]: { version: "3.0.0" },
          [`${modules}/two`]: { version: "2.0.0" },
        },
      });
    });
    after(() => fs.rmSync(program, { recursive: true }));

    it("names the plugins they need, however deep they lie", () => {
      const found = requiredPackages(program).map(({ name, version, server }) => ({ name, version, server }));
      assert.deepEqual(found, [
        { name: "one", version: "v1.0.0", server: "" },
        { name: "second", version: "v2.1.0", server: "https://example.com" },
      ]);
    });

    it("lists those it asks for itself, or all", () => {
      assert.deepEqual(installedPackages(program, false), [
        { name: "@pulumi/one", version: "1.0.0" },
        { name: "plain", version: "3.0.0" },
      ]);
      assert.equal(installedPackages(program, true).length, 4);
      assert.equal(installedPackages(path.join(program, "below"), true).length, 4);
      assert.deepEqual(installedPackages(path.parse(program).root, true), []);
    });
  });
});
