import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { findEngine, layOut } from "../../../toolchain/engine";
import { isRunning, pidFrom, until } from "../../unit/toolchain/temporary-checkout";
import { useSandbox } from "../support";
import { consumer, identityPack, patient, producer, program } from "./programs";

describe("plain pulumi through the language host", () => {
  const sandbox = useSandbox();
  let project: string;

  before(async () => {
    startOurOwn();
    project = sandbox().project("producer", producer);
    await pulumi("stack", "init", "here");
    await pulumi("config", "set", "whom", "world", "--stack", "here");
    await pulumi("config", "set", "--secret", "token", "not for eyes", "--stack", "here");
    const up = await pulumi("up", "--yes", "--skip-preview", "--stack", "here");
    assert.doesNotMatch(up.stdout + up.stderr, /warning/i);
  });

  /** An installed Pulumi would start the language host that it brings. */
  function startOurOwn(): void {
    const home = path.join(sandbox().root, "engine", "own");
    layOut(home, findEngine().pulumi);
    sandbox().env.PATH = `${home}:${sandbox().env.PATH}`;
  }

  /** Runs pulumi in the producer, and expects it to succeed. */
  async function pulumi(...args: string[]) {
    const outcome = await sandbox().pulumi(args, { cwd: project });
    assert.equal(outcome.code, 0, outcome.stdout + outcome.stderr);
    return outcome;
  }

  it("runs a TypeScript program with its configuration and a dynamic resource", async () => {
    const { stdout } = await pulumi("stack", "output", "--json", "--stack", "here");
    assert.deepEqual(JSON.parse(stdout), { greeting: "hello world", stack: "here", token: "[secret]" });
    const { deployment } = await sandbox().exportStack("here", { cwd: project });
    assert.deepEqual(
      deployment.resources?.map(({ type }) => type),
      ["pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs", "pulumi-nodejs:dynamic:Resource"],
    );
    assert.doesNotMatch(JSON.stringify(deployment), /not for eyes/);
  });

  it("has nothing to do the second time", async () => {
    const { stdout } = await pulumi(
      "up",
      "--yes",
      "--skip-preview",
      "--expect-no-changes",
      "--stack",
      "here",
    );
    assert.match(stdout, /2 unchanged/);
  });

  it("resolves a stack reference", async () => {
    const cwd = sandbox().project("consumer", consumer);
    await sandbox().pulumi(["stack", "init", "there"], { cwd });
    const { code, stdout, stderr } = await sandbox().pulumi(["preview", "--stack", "there"], { cwd });
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /heard: "hello world"/);
  });

  it("names the program's packages and the language", async () => {
    const { stdout } = await pulumi("about", "--json", "--stack", "here");
    const about = JSON.parse(stdout);
    const plugins = about.plugins.map((plugin: { name: string }) => plugin.name);
    for (const name of ["aws", "awsx", "nodejs"]) assert.ok(plugins.includes(name), `${name} in ${plugins}`);
    assert.deepEqual([about.runtime.language, about.runtime.version], ["nodejs", process.version]);
    assert.match(about.runtime.packagemanagerVersion, /^\d+\./);
  });

  it("installs a program's packages with npm", async () => {
    const cwd = sandbox().project("fresh", producer);
    const bin = path.join(sandbox().root, "bin");
    fs.mkdirSync(bin);
    fs.writeFileSync(path.join(bin, "npm"), '#!/bin/sh\necho "npm was asked to $1"\nexit $EXIT\n', {
      mode: 0o755,
    });
    const install = (exit: string) => {
      const env = { PATH: `${bin}:${sandbox().env.PATH}`, EXIT: exit };
      return sandbox().pulumi(["install", "--no-plugins"], { cwd, env });
    };
    const good = await install("0");
    assert.equal(good.code, 0, good.stderr);
    assert.match(good.stdout, /npm was asked to install/);
    fs.writeFileSync(path.join(cwd, "package-lock.json"), "{}");
    const bad = await install("3");
    assert.notEqual(bad.code, 0);
    assert.match(bad.stdout, /npm was asked to ci/);
    assert.match(bad.stdout + bad.stderr, /npm ci failed in .*fresh \(exit code 3\)/);
  });

  it("tells a policy pack whose stack it judges", async () => {
    const pack = sandbox().project("pack", identityPack());
    const { stdout } = await pulumi("preview", "--policy-pack", pack, "--stack", "here");
    assert.match(stdout, /\[organization producer here true world\] 3 resources/);
  });

  it("starts a policy pack that asks nothing of the stack without telling it", async () => {
    const pack = sandbox().project("stack-independent", identityPack({ stackIndependent: true }));
    const { stdout } = await pulumi("preview", "--policy-pack", pack, "--stack", "here");
    assert.match(stdout, /\[ {3} undefined\] 3 resources/);
  });

  it("starts a policy pack that is plain JavaScript without a TypeScript compiler", async () => {
    const pack = sandbox().project("plain-pack", identityPack({ typescript: false }));
    const { stdout } = await pulumi("preview", "--policy-pack", pack, "--stack", "here");
    assert.match(
      stdout,
      /\[organization producer here true world\] 3 resources, process \d+, without a compiler/,
    );
  });

  it("passes on what a policy pack says when it cannot start", async () => {
    for (const typescript of [true, false]) {
      const files = {
        ...identityPack({ typescript }),
        "index.js": `throw new Error("rules are missing");\n`,
      };
      const pack = sandbox().project(`broken-pack-${typescript}`, files);
      const preview = ["preview", "--policy-pack", pack, "--stack", "here"];
      const { code, stdout, stderr } = await sandbox().pulumi(preview, { cwd: project });
      assert.notEqual(code, 0);
      assert.match(stdout + stderr, /rules are missing/);
    }
  });

  describe("when a program fails", () => {
    const failing: { title: string; source: string; says: RegExp }[] = [
      {
        title: "an error that it throws",
        source: `interface Only { types: string }\nconst only: Only = { types: "stripped" };\nthrow new Error(only.types + " of it");\n`,
        says: /Error: stripped of it[\s\S]*index\.ts:3:\d+/,
      },
      {
        title: "a promise that nobody waits for",
        source: `Promise.reject(new Error("left alone"));\nexport {};\n`,
        says: /Error: left alone/,
      },
      {
        title: "its exit code",
        source: "process.exit(7);\n",
        says: /Program exited with non-zero exit code: 7/,
      },
      {
        title: "a want of memory, and the cure",
        source: `const all: unknown[] = [];\nfor (;;) all.push(new Array(1e6).fill(all.length));\n`,
        says: /It ran out of memory: allow it more with `nodeargs: --max-old-space-size=/,
      },
    ];
    for (const [index, { title, source, says }] of failing.entries()) {
      it(`reports ${title}, once`, async () => {
        const name = `failing-${index}`;
        const files = program(name, source);
        const limited = (files["Pulumi.yaml"] ?? "").replace(
          "nodeargs:",
          "nodeargs: --max-old-space-size=100",
        );
        const cwd = sandbox().project(name, { ...files, "Pulumi.yaml": limited });
        await sandbox().pulumi(["stack", "init", "here"], { cwd });
        const { code, stdout, stderr } = await sandbox().pulumi(["preview", "--stack", "here"], { cwd });
        assert.notEqual(code, 0);
        const diagnostics = (stdout + stderr).slice((stdout + stderr).indexOf("Diagnostics:"));
        assert.match(diagnostics, says);
        const [sentence = ""] = says.source.split("[");
        assert.equal(diagnostics.match(new RegExp(sentence, "g"))?.length, 1, diagnostics);
      });
    }
  });

  describe("when it is interrupted", () => {
    for (const [signal, asks] of [
      ["SIGINT", true],
      ["SIGKILL", false],
    ] as const) {
      it(`ends the program on ${signal} to the engine${asks ? ", which may tidy up" : ""}`, async () => {
        const name = `patient-${signal}`;
        const pidFile = path.join(sandbox().root, `${name}.pid`);
        const cwd = sandbox().project(name, patient(pidFile));
        await sandbox().pulumi(["stack", "init", "here"], { cwd });
        const running = sandbox().startPulumi(["preview", "--stack", "here"], { cwd });
        const pid = await pidFrom(pidFile);
        running.process.kill(signal);
        await running.outcome;
        await until(() => !isRunning(pid));
        assert.equal(fs.existsSync(`${pidFile}.asked`), asks);
      });
    }
  });
});
