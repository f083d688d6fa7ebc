import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { assertPlainWords, stackFiles } from "./cli-support";
import { until } from "./interrupted-support";
import { checkout, type Outcome, useSandbox } from "./support";

/** A device whose every write fails for want of room. */
const full = "/dev/full";
const dev = ["dev-global", "dev-eu-central-1"];

describe("cells: trouble that is not the estate's", () => {
  const sandbox = useSandbox();
  const status = (...args: string[]): Promise<Outcome> =>
    sandbox().cells(["status", "dev", "--offline", ...args]);
  const below = (...names: string[]): string => path.join(sandbox().root, ...names);

  it("ends in a sentence and exit code 1 where the output cannot be written", async function () {
    if (!fs.existsSync(full)) this.skip();
    const out = fs.openSync(full, "w");
    const args = [
      path.join(checkout, "cli", "bin.js"),
      "status",
      "dev",
      "--offline",
      "--root",
      sandbox().root,
    ];
    const child = spawn(process.execPath, args, { env: sandbox().env, stdio: ["ignore", out, "pipe"] });
    let stderr = "";
    child.stderr?.on("data", (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    fs.closeSync(out);
    assert.equal(code, 1);
    assert.match(stderr, /^The output: write failed, because its disk is full\. .*\n$/);
  });

  it("names the folder where temporary files cannot be made", async () => {
    const outcome = await sandbox().cells(["check", "dev"], { env: { TMPDIR: below("none") } });
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /none\/cells-check-\w+: mkdtemp failed, .*TMPDIR/);
    assertPlainWords(outcome);
  });

  it("names a folder of stack files that is not there, and one without any", async () => {
    const missing = await status("--stacks", below("none"));
    assert.deepEqual([missing.code, missing.stdout], [2, ""]);
    assert.match(missing.stderr, /none is not there: --stacks names the folder/);
    fs.mkdirSync(below("empty"));
    const empty = await sandbox().cells(["check", "--stacks", below("empty")]);
    assert.deepEqual([empty.code, empty.stdout], [2, ""]);
    assert.match(empty.stderr, /There is no environment in .*empty\. One begins with/);
  });

  it("names a state that was cut short, and the copy beside it", async () => {
    const folder = below("state", ".pulumi", "stacks", "voip-cells");
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "dev-global.json"), '{"version": 3, ');
    const outcome = await status();
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /dev-global\.json cannot be read as JSON .*: cp .*dev-global\.json\.bak/);
    assertPlainWords(outcome);
    fs.rmSync(folder, { recursive: true });
  });

  it("of another environment's file leaves this environment alone", async () => {
    const stacks = stackFiles(sandbox(), dev);
    fs.writeFileSync(path.join(stacks, "Pulumi.prod-global.yaml"), ": : [");
    const outcome = await status("--stacks", stacks);
    assert.equal(outcome.code, 0, outcome.stderr);
  });

  it("waits no more for another's lock once it is interrupted", async () => {
    const folder = below("state", ".pulumi", "locks", "organization", "voip-cells", "dev-global");
    fs.mkdirSync(folder, { recursive: true });
    const lock = { pid: 1, username: "ann", hostname: "elsewhere", timestamp: "2026-03-01T10:20:00Z" };
    fs.writeFileSync(path.join(folder, "one.json"), JSON.stringify(lock));
    const { process: child, outcome } = sandbox().startCells(["up", "dev", "--offline"]);
    let said = "";
    child.stderr?.on("data", (text) => {
      said += text;
    });
    await until("the wait", () => said.includes("waiting for it to end"));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await outcome;
    assert.equal(code, 1);
    assert.match(stdout, /Stopped at dev-global, which was interrupted\./);
    assert.doesNotMatch(stderr, /pulumi cancel/);
    fs.rmSync(folder, { recursive: true });
  });

  for (const verb of ["up", "preview"])
    it(`names what a cell needs first: ${verb}`, async () => {
      const { code, stdout, stderr } = await sandbox().cells([
        verb,
        "dev",
        "--offline",
        "--cell",
        "eu-west-1",
      ]);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.equal(
        stderr,
        "There is no dev-global yet, which its cells need. Bring it up with them: npx cells up dev --offline\n",
      );
    });

  it("says how to choose a backend where none tells its stacks", async () => {
    const env = { PULUMI_BACKEND_URL: `file://${below("no", "backend")}` };
    const outcome = await sandbox().cells(["status", "dev"], { env });
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /Choose one that does: pulumi login URL, or PULUMI_BACKEND_URL/);
    assert.doesNotMatch(outcome.stderr, /^error:/m);
  });
});

describe("cells: what is brought up only to be looked at", () => {
  const sandbox = useSandbox();
  const moments = { "its folder is made": "cells-check-", "an engine runs": "cells-engine-" };

  for (const verb of ["check", "exposure"])
    for (const [when, prefix] of Object.entries(moments))
      it(`is gone after Ctrl-C when ${when}: ${verb}`, async () => {
        const TMPDIR = fs.mkdtempSync(path.join(sandbox().root, "tmp-"));
        const { process: child, outcome } = sandbox().startCells([verb, "dev"], { env: { TMPDIR } });
        await until(when, () => fs.readdirSync(TMPDIR).some((name) => name.startsWith(prefix)) || undefined);
        child.kill("SIGINT");
        const ended = await outcome;
        assert.notEqual(ended.code, 0);
        assert.equal(ended.stdout, "");
        assert.match(ended.stderr, /^(Stopping: .*\n)?(Interrupted: .* not (checked|known)\.\n)?$/);
        const left = fs.readdirSync(TMPDIR).filter((name) => name.startsWith("cells-"));
        assert.deepEqual(left, []);
      });
});

describe("cells: a backend that only the engine can read", () => {
  const sandbox = useSandbox();
  const secret = "not-for-your-eyes";

  it("is asked for no secret in plain text", async () => {
    const cwd = sandbox().project("backend", { "Pulumi.yaml": "name: voip-cells\nruntime: nodejs\n" });
    const pulumi = async (...args: string[]) => {
      const { code, stderr } = await sandbox().pulumi(["stack", ...args, "--stack", "dev-global"], { cwd });
      assert.equal(code, 0, stderr);
    };
    await pulumi("init");
    const state = await sandbox().exportStack("dev-global", { cwd });
    state.deployment.resources = [withSecret(secret)];
    fs.writeFileSync(path.join(cwd, "state.json"), JSON.stringify(state));
    await pulumi("import", "--file", "state.json");
    cutShort(path.join(sandbox().root, "state", ".pulumi", "stacks", "voip-cells", "dev-global.json"));

    const { code, stdout, stderr } = await sandbox().cells(["status", "dev", "--json"]);
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).stacks[0].interrupted.length, 1, stdout);
    assert.ok(!stdout.includes(secret), stdout);
  });
});

function withSecret(plaintext: string) {
  const type = "aws:secretsmanager/secretVersion:SecretVersion";
  const secretString = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(plaintext),
  };
  return {
    urn: `urn:pulumi:dev-global::voip-cells::${type}::sip`,
    type,
    custom: true,
    id: "sip",
    inputs: { secretString },
  };
}

/** What the state has, as if the update had been cut short while it was made. */
function cutShort(stateFile: string): void {
  const state = JSON.parse(fs.readFileSync(stateFile, "utf8"));
  const { latest } = state.checkpoint;
  assert.match(JSON.stringify(latest.resources), /"ciphertext"/);
  latest.pending_operations = latest.resources.map((resource: object) => ({ type: "creating", resource }));
  latest.resources = [];
  fs.writeFileSync(stateFile, JSON.stringify(state));
}
