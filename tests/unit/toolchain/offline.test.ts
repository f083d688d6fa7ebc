import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { dependencies } from "../../../package.json";
import { findEngine } from "../../../toolchain/engine";
import { launcher } from "../../../toolchain/launcher";
import { offlineEnvironment } from "../../../toolchain/offline";

describe("the offline environment", () => {
  let root: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-offline-"));
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  const launchers = () => {
    const plugins = path.join(root, "home", "plugins");
    return fs
      .readdirSync(plugins)
      .sort()
      .map((name) => {
        const [program = ""] = fs.readdirSync(path.join(plugins, name));
        return [name, program, path.join(plugins, name, program)] as const;
      });
  };

  it("leads to a Pulumi home, a backend and a cloud of its own", () => {
    const { env, home, backend, cloud } = offlineEnvironment({ root, account: "111122223333" });
    for (const folder of [home, backend, cloud]) assert.ok(fs.statSync(folder).isDirectory());
    const { PATH, ...rest } = env;
    assert.deepEqual(rest, {
      PULUMI_HOME: path.join(root, "home"),
      PULUMI_BACKEND_URL: `file://${path.join(root, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      OFFLINE_AWS_STATE: path.join(root, "cloud"),
      OFFLINE_AWS_ACCOUNT: "111122223333",
    });
    assert.equal(PATH?.split(":")[0], findEngine().binDirs[0]);
  });

  it("has a stand-in for every version of the AWS plugins that the program asks for", () => {
    offlineEnvironment({ root });
    const found = launchers().map(([name, program]) => [name, program]);
    assert.deepEqual(found, [
      ["resource-aws-v7.43.0", "pulumi-resource-aws"],
      [`resource-aws-v${dependencies["@pulumi/aws"]}`, "pulumi-resource-aws"],
      [`resource-awsx-v${dependencies["@pulumi/awsx"]}`, "pulumi-resource-awsx"],
    ]);
    for (const [, , file] of launchers())
      assert.ok((fs.statSync(file).mode & 0o111) !== 0, `${file} is no program`);
  });

  it("leaves the engine no folder for the logs that it writes unasked", () => {
    const { env, home } = offlineEnvironment({ root });
    execFileSync("pulumi", ["stack", "ls", "--all"], { env: { ...process.env, ...env }, cwd: root });
    assert.equal(fs.readFileSync(path.join(home, "logs"), "utf8"), "");
  });

  it("changes nothing the second time, and repairs what was changed", () => {
    offlineEnvironment({ root });
    const [, , file] = launchers()[0] ?? assert.fail("no launcher");
    const text = fs.readFileSync(file, "utf8");
    const { ino } = fs.statSync(file);
    offlineEnvironment({ root });
    assert.equal(fs.statSync(file).ino, ino);
    fs.writeFileSync(file, "half");
    offlineEnvironment({ root });
    assert.equal(fs.readFileSync(file, "utf8"), text);
  });

  it("starts programs whose path needs care", () => {
    const folder = path.join(root, "it's a $HOME");
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "say.js"), "console.log(JSON.stringify(process.argv.slice(2)))");
    const script = path.join(root, "launcher");
    fs.writeFileSync(script, launcher(path.join(folder, "say.js"), "a b"), { mode: 0o755 });
    assert.equal(execFileSync(script, ["c"], { encoding: "utf8" }).trim(), '["a b","c"]');
  });
});
