import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { serveLanguageHost } from "../../../toolchain/language-host/serve";
import { isRunning, pidFrom, until } from "../../unit/toolchain/temporary-checkout";
import { checkout, useSandbox } from "../support";
import { identityPack, patient, producer } from "./programs";

describe("one language host for several engines", () => {
  const sandbox = useSandbox();
  let project: string;
  let host: ChildProcess;
  let ownPort: string;

  before(async () => {
    project = sandbox().project("producer", producer);
    for (const stack of ["one", "two"]) {
      await sandbox().pulumi(["stack", "init", stack], { cwd: project });
      await sandbox().pulumi(["config", "set", "whom", stack, "--stack", stack], { cwd: project });
      await sandbox().pulumi(["config", "set", "--secret", "token", "t", "--stack", stack], { cwd: project });
    }
  });

  beforeEach(async () => {
    const main = path.join(checkout, "toolchain", "language-host", "main.js");
    host = spawn(process.execPath, [main, "--serve"], {
      env: sandbox().env,
      stdio: ["pipe", "pipe", "ignore"],
    });
    if (host.stdout === null) throw new Error("no output");
    ownPort = String((await once(host.stdout, "data"))[0]).trim();
  });
  afterEach(async () => {
    if (!host.kill("SIGKILL")) return;
    await once(host, "close");
  });

  async function previews(pack: string, port: string | number = ownPort): Promise<string[]> {
    const env = { PULUMI_DEBUG_LANGUAGES: `nodejs:${port}` };
    const outcomes = await Promise.all(
      ["one", "two"].map((stack) =>
        sandbox().pulumi(["preview", "--policy-pack", pack, "--stack", stack], { cwd: project, env }),
      ),
    );
    return outcomes.map(({ code, stdout, stderr }) => {
      assert.equal(code, 0, stdout + stderr);
      return stdout;
    });
  }

  const packProcess = (report: string) => Number(/process (\d+)/.exec(report)?.[1]);

  it("runs each program for the engine that asked, and starts a shared pack once", async () => {
    const pack = sandbox().project("shared", identityPack({ stackIndependent: true }));
    const reports = await previews(pack);
    for (const [index, stack] of ["one", "two"].entries())
      assert.match(reports[index] ?? "", new RegExp(`stack *: "${stack}"`));
    const pids = new Set([...reports, ...(await previews(pack))].map(packProcess));
    assert.equal(pids.size, 1, `one process in ${[...pids]}`);
    const [pid = 0] = pids;
    assert.ok(isRunning(pid), "kept for the next engine");
    host.stdin?.end();
    await once(host, "close");
    await until(() => !isRunning(pid));
  });

  it("serves a pack that it was told to start before any engine asked", async () => {
    const pack = sandbox().project("early", identityPack({ stackIndependent: true, typescript: false }));
    process.env.STARTED = "early";
    const early = await serveLanguageHost({ keepPacksWarm: true, packs: [pack] });
    delete process.env.STARTED;
    try {
      const reports = await previews(pack, early.port);
      for (const report of reports) assert.match(report, /process \d+, without a compiler, early/);
    } finally {
      early.stop();
    }
  });

  it("starts a pack that asks for its stack once a stack, and ends it with its engine", async () => {
    const pack = sandbox().project("own", identityPack());
    const reports = await previews(pack);
    assert.match(reports[0] ?? "", /\[organization producer one true one\]/);
    assert.match(reports[1] ?? "", /\[organization producer two true two\]/);
    for (const pid of reports.map(packProcess)) await until(() => !isRunning(pid));
  });

  it("leaves no pack behind when it is killed itself", async () => {
    const pack = sandbox().project("orphan", identityPack({ stackIndependent: true }));
    const [report = ""] = await previews(pack);
    host.kill("SIGKILL");
    await until(() => !isRunning(packProcess(report)));
  });

  it("leaves no program behind when it is killed together with its engine", async () => {
    const pidFile = path.join(sandbox().root, "patient.pid");
    const cwd = sandbox().project("patient", patient(pidFile));
    await sandbox().pulumi(["stack", "init", "here"], { cwd });
    const env = { PULUMI_DEBUG_LANGUAGES: `nodejs:${ownPort}` };
    const engine = sandbox().startPulumi(["preview", "--stack", "here"], { cwd, env });
    const pid = await pidFrom(pidFile);
    host.kill("SIGKILL");
    engine.process.kill("SIGKILL");
    await engine.outcome;
    await until(() => !isRunning(pid));
  });
});
