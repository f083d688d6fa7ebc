import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { isRunning, TemporaryCheckout, until } from "./temporary-checkout";

const hang = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";
const waitForSignal = `setInterval(() => {}, 1000); process.on("SIGTERM", () => process.exit(1));`;

describe("set-up", () => {
  let here: TemporaryCheckout;
  beforeEach(() => {
    here = new TemporaryCheckout();
  });
  afterEach(() => here.remove());

  it("installs the packages and builds the engine, and the next time does neither", async () => {
    here.addNpm();
    here.addGo();
    const first = await here.setUp();
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stderr, /Building the Pulumi engine 3\.\d+\.\d+/);
    const done = here.calls();
    assert.deepEqual(done, ["go version", "go list", "go build", "npm ci"]);
    const second = await here.setUp();
    assert.deepEqual([second.code, second.stderr, here.calls()], [0, "", done]);
  });

  it("builds one engine for all checkouts of a user", async () => {
    here.addNpm();
    here.addGo();
    await here.setUp();
    const [engine = ""] = here.engines();
    assert.match(engine, /^v3\.\d+\.\d+-[0-9a-f]{16}$/);
    assert.deepEqual(here.engines(), [engine]);
    assert.deepEqual(fs.readdirSync(path.join(here.cache, "voip-cells", "engine", engine)), ["pulumi"]);
  });

  it("uses an installed Pulumi that is new enough, and needs no Go", async () => {
    here.addNpm();
    here.addPulumi("v3.251.0");
    assert.equal((await here.setUp()).code, 0);
    assert.deepEqual([here.calls(), here.engines()], [["pulumi version", "npm ci"], []]);
    await here.setUp();
    assert.deepEqual(here.calls(), ["pulumi version", "npm ci"], "the version is remembered");
    here.addPulumi("v3.100.0 ");
    assert.equal((await here.setUp()).code, 2, "and asked again when the file changes");
  });

  it("asks anew what a version manager put in Pulumi's place, and one that failed", async () => {
    here.addNpm();
    here.addPulumi("v3.251.0");
    const answer = path.join(here.root, "answer");
    here.addProgram("manager", `console.log(fs.readFileSync(${JSON.stringify(answer)}, "utf8"));`);
    const pulumi = path.join(here.bin, "pulumi");
    fs.rmSync(pulumi);
    fs.symlinkSync("manager", pulumi);
    const codeWhenItSays = async (version: string) => {
      fs.writeFileSync(answer, version);
      return (await here.setUp()).code;
    };
    assert.deepEqual([await codeWhenItSays("v3.100.0"), await codeWhenItSays("v3.251.0")], [2, 0]);
    fs.renameSync(path.join(here.bin, "manager"), `${pulumi}.new`);
    fs.renameSync(`${pulumi}.new`, pulumi);
    assert.deepEqual([await codeWhenItSays(""), await codeWhenItSays("v3.251.0")], [2, 0]);
  });

  it("says in one sentence where it cannot keep the engine", async () => {
    here.addNpm();
    here.addGo();
    fs.mkdirSync(here.cache, { recursive: true });
    fs.writeFileSync(path.join(here.cache, "voip-cells"), "");
    const { code, stdout, stderr } = await here.setUp();
    assert.deepEqual([code, stdout, stderr.trim().split("\n").length], [1, "", 1], stderr);
    assert.match(stderr, /voip-cells\/engine: mkdir failed, because a part of it is no folder\./);
  });

  const lacks: { title: string; prepare: () => void; says: RegExp }[] = [
    {
      title: "no Pulumi and no Go",
      prepare: () => {},
      says: /^Pulumi is not installed, and there is no Go to build one with: /,
    },
    {
      title: "no Pulumi and a Go that is too old",
      prepare: () => here.addGo({ version: "1.20.3" }),
      says: /^Pulumi is not installed, and Go 1\.20\.3 is too old to build one with: /,
    },
    {
      title: "a Go that may not fetch a newer one",
      prepare: () => here.addGo({ version: "1.22.0", toolchain: "local" }),
      says: /^Pulumi is not installed, and Go 1\.22\.0 is too old to build one with: /,
    },
    {
      title: "a Pulumi that is too old and no Go",
      prepare: () => here.addPulumi("v3.248.0"),
      says: /^The installed Pulumi \(v3\.248\.0\) is older than 3\.249\.0, and there is no Go to build one with: /,
    },
    {
      title: "a Pulumi of another generation and no Go",
      prepare: () => here.addPulumi("v4.0.0"),
      says: /^The installed Pulumi \(v4\.0\.0\) is no Pulumi 3, and there is no Go to build one with: /,
    },
    {
      title: "a Pulumi that fails and no Go",
      prepare: () => here.addProgram("pulumi", "console.error('boom'); process.exit(1);"),
      says: /^The installed Pulumi \(\/.*\/bin\/pulumi\) does not tell its version, and there is no Go to build one with: /,
    },
    {
      title: "a Pulumi that says something else and no Go",
      prepare: () => here.addPulumi("hello\nworld"),
      says: /^The installed Pulumi \(\/.*\/bin\/pulumi\) does not tell its version, and there is no Go to build one with: /,
    },
    {
      title: "a Pulumi without its language host and no Go",
      prepare: () => here.addProgram("pulumi", 'console.log("v3.251.0");'),
      says: /^The installed Pulumi \(v3\.251\.0\) comes without pulumi-language-nodejs, and there is no Go to build one with: /,
    },
  ];
  for (const { title, prepare, says } of lacks) {
    it(`says in one sentence what to do with ${title}`, async () => {
      here.addNpm();
      prepare();
      const { code, stdout, stderr } = await here.setUp();
      assert.deepEqual([code, stdout, stderr.trim().split("\n").length], [2, "", 1], stderr);
      assert.match(stderr, says);
      assert.match(
        stderr,
        /install Pulumi 3\.249\.0 or newer \(https:.*\) or Go 1\.25\.\d+ or newer \(https:/,
      );
    });
  }

  it("lets a Go that can fetch a newer one do so", async () => {
    here.addNpm();
    here.addGo({ version: "1.22.0" });
    assert.equal((await here.setUp()).code, 0);
  });

  it("repeats what Go said when it could not build, and leaves nothing", async () => {
    here.addNpm();
    here.addGo({ beforeBuild: `console.error("disk full"); process.exit(1);` });
    const { code, stderr } = await here.setUp();
    assert.equal(code, 1);
    assert.match(stderr, /Building the Pulumi engine failed .*\n\n.*disk full/s);
    assert.doesNotMatch(stderr, /\n\s+at /, "a stack trace");
    assert.deepEqual(here.engines(), []);
  });

  it("builds once when two run at the same time, and the second says that it waits", async () => {
    here.addNpm();
    here.addGo({
      beforeBuild: `while (!fs.existsSync(${JSON.stringify(path.join(here.root, "go-on"))})) {}`,
    });
    const first = here.startSetUp();
    await until(() => here.calls().includes("go build"));
    const second = here.startSetUp();
    let told = "";
    second.process.stderr?.on("data", (text) => {
      told += text;
    });
    await until(() => told.includes("waiting"));
    fs.writeFileSync(path.join(here.root, "go-on"), "");
    const outcomes = await Promise.all([first.outcome, second.outcome]);
    assert.deepEqual(
      outcomes.map(({ code }) => code),
      [0, 0],
    );
    assert.match(
      told,
      new RegExp(`process ${first.process.pid}\\) is building the Pulumi engine: waiting for it`),
    );
    assert.equal(here.calls().filter((call) => call === "go build").length, 1);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`leaves nothing half built on ${signal}, and ends what it started`, async () => {
      here.addNpm();
      here.addGo({ beforeBuild: waitForSignal.replace("setInterval", "return setInterval") });
      const { process: setUp, outcome } = here.startSetUp();
      await until(() => here.calls().includes("go build"));
      setUp.kill(signal);
      const { code, stderr } = await outcome;
      assert.equal(code, signal === "SIGINT" ? 130 : 143);
      assert.match(stderr, /Set-up was interrupted; nothing half built is left behind/);
      assert.deepEqual([here.engines(), here.pids("go build").map(isRunning)], [[], [false]]);
    });
  }

  it("recovers from having been killed while it built", async () => {
    here.addNpm();
    here.addGo({ beforeBuild: hang });
    const { process: setUp, outcome } = here.startSetUp();
    await until(() => here.calls().includes("go build"));
    setUp.kill("SIGKILL");
    await outcome;
    assert.equal(here.engines().length, 2, "a draft and a lock are left");
    await until(() => !here.pids("go build").some(isRunning)); // ended though nobody could ask it to
    here.addGo();
    const { code, stderr } = await here.setUp();
    assert.deepEqual([code, here.engines().length], [0, 1], stderr);
  });

  it("notices an installation that was interrupted", async () => {
    here.addGo();
    here.addNpm(hang);
    const { process: setUp, outcome } = here.startSetUp();
    await until(() => fs.existsSync(path.join(here.directory, "node_modules")));
    setUp.kill("SIGTERM");
    assert.equal((await outcome).code, 143);
    assert.deepEqual(here.pids("npm ci").map(isRunning), [false]);
    here.addNpm();
    assert.equal((await here.setUp()).code, 0);
    assert.equal(here.calls().filter((call) => call === "npm ci").length, 2);
  });

  it("installs again when the lock file wants other versions", async () => {
    here.addGo();
    here.addNpm();
    await here.setUp();
    here.writeLock("1.0.1");
    assert.equal((await here.setUp()).code, 0);
    assert.equal(here.calls().filter((call) => call === "npm ci").length, 2);
  });

  it("repeats what npm gave as the cause", async () => {
    here.addGo();
    const usage = `for (let line = 0; line < 30; line += 1) console.error("npm error   --option");`;
    here.addProgram("npm", `console.error("npm warn x\\nnpm error not in sync"); ${usage} process.exit(1);`);
    const { code, stderr } = await here.setUp();
    assert.equal(code, 1);
    assert.match(stderr, /npm ci failed, and said:\n\nnpm error not in sync\n/);
  });

  it("builds the policy packs when their sources change, and only then", async () => {
    here.addGo();
    here.addNpm();
    const policies = path.join(here.directory, "policies");
    fs.mkdirSync(path.join(policies, "pack"), { recursive: true });
    fs.writeFileSync(path.join(policies, "pack", "PulumiPolicy.yaml"), "runtime: nodejs\n");
    const built = path.join(policies, "pack", "bin");
    fs.writeFileSync(
      path.join(policies, "build.js"),
      `const fs = require("node:fs"); fs.mkdirSync("${built}", { recursive: true });
       fs.appendFileSync("${built}/index.js", "built\\n");`,
    );
    const builds = () => fs.readFileSync(path.join(built, "index.js"), "utf8").trim().split("\n").length;
    assert.equal((await here.setUp()).code, 0);
    await here.setUp();
    assert.equal(builds(), 1);
    fs.writeFileSync(path.join(policies, "rule.ts"), "");
    await here.setUp();
    assert.equal(builds(), 2);
  });
});
