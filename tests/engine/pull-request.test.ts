import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { checkout, type Outcome, type Sandbox, useSandbox } from "./support";

interface Step {
  name?: string;
  run?: string;
}

/** The shell of a step of the workflow, by its name. */
function shellOf(name: string): string {
  const file = path.join(checkout, ".github", "workflows", "pull-request.yml");
  const { jobs } = parse(fs.readFileSync(file, "utf8")) as { jobs: Record<string, { steps: Step[] }> };
  const step = jobs.check?.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`the workflow has no step "${name}" with a shell`);
  return step.run;
}

describe("a pull request, by the workflow's own steps", function () {
  this.timeout(600_000);
  const sandbox = useSandbox();
  let repository = "";
  let summary = "";
  let temporary = "";

  before(() => {
    repository = repositoryOf(sandbox());
    summary = path.join(sandbox().root, "summary.md");
    temporary = fs.mkdtempSync(path.join(sandbox().root, "tmp-"));
  });

  /** As GitHub runs a step. */
  const run = (name: string): Promise<Outcome> =>
    start("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", shellOf(name)]);

  function start(command: string, args: string[]): Promise<Outcome> {
    const child = spawn(command, args, {
      cwd: repository,
      env: { ...sandbox().env, GITHUB_STEP_SUMMARY: summary, TMPDIR: temporary },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr })));
  }

  const left = (file: string): string => fs.readFileSync(path.join(repository, "cells-check", file), "utf8");
  const check = () => run("Check every environment");

  it("that breaks a rule fails, and shows where, what is new, and what else it changes", async () => {
    edit(repository, "components/edge/edge-load-balancer.ts", "internal: true", "internal: false");
    commit(repository, "Let everybody in");
    const { code, stdout, stderr } = await check();
    assert.equal(code, 1, stdout + stderr);
    assert.match(
      stdout,
      /^::error file=components\/edge\/edge-load-balancer\.ts,line=\d+,title=load-balancer-public%3A .*in dev-eu-central-1%0A`internal` is false/m,
    );
    const comment = left("comment.md");
    assert.match(
      comment,
      /^<!-- cells check -->\n\n### ❌ 2 stacks and \d+ resources of dev checked: \d+ violations?/,
    );
    assert.match(comment, /#### New against HEAD&#\d+;|#### New against HEAD\^/);
    assert.match(comment, /\| `dev-eu-central-1` \| 1 changed \|/);
    assert.match(comment, /- changed `aws:lb\/loadBalancer:LoadBalancer cell-edge`: `internal`/);
    assert.doesNotMatch(comment, /Could not compare/);
    assert.match(comment, /#### What the internet can reach in `dev`\n\n- 🔓 This change opens tcp 443/);
    const [result] = JSON.parse(left("cells.sarif")).runs[0].results.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === "load-balancer-public",
    );
    assert.equal(result.baselineState, "new");
    assert.match(left("junit.xml"), /<failure message="`internal` is false\."/);
    assert.equal(JSON.parse(left("check.json")).ok, false);
    assert.deepEqual(
      fs.readdirSync(temporary).filter((name) => name.startsWith("cells-")),
      [],
    );
  });

  it("shows the same in the summary", async () => {
    assert.equal((await run("Show it in the summary")).code, 0);
    assert.equal(fs.readFileSync(summary, "utf8"), left("comment.md"));
  });

  it("that changes nothing passes, and says so", async () => {
    edit(repository, "components/edge/edge-load-balancer.ts", "internal: false", "internal: true");
    commit(repository, "Close it again");
    fs.writeFileSync(path.join(repository, "note.txt"), "nothing of the estate");
    commit(repository, "Say something");
    const { code, stdout, stderr } = await check();
    assert.equal(code, 0, stdout + stderr);
    assert.match(left("comment.md"), /✅[^\n]*no rule is broken/);
    assert.match(left("comment.md"), /Changes against HEAD[^\n]*\*\*: none, in 2 stacks/);
  });

  it("with a mistake in its configuration ends with 2, and every file says it", async () => {
    edit(
      repository,
      "stacks/Pulumi.dev-global.yaml",
      /voip-cells:domain: .*/,
      "voip-cells:domain: not a <domain>",
    );
    const { code, stdout, stderr } = await check();
    assert.equal(code, 2, stdout + stderr);
    assert.match(stderr, /Pulumi\.dev-global\.yaml/);
    assert.match(stdout, /^::error file=stacks\/Pulumi\.dev-global\.yaml/m);
    assert.match(left("comment.md"), /\*\*`dev` could not be checked\.\*\*/);
    assert.equal(JSON.parse(left("cells.sarif")).runs[0].invocations[0].exitCode, 2);
    assert.match(left("junit.xml"), /<error message="1 mistake/);
    assert.equal(JSON.parse(left("check.json")).environments[0].mistakes.length, 2);
  });

  it("says why it could not be compared, and keeps its own verdict", async () => {
    const reasonAgainst = async (revision: string) => {
      const args = ["cli/bin.js", "check", "dev", "--base", revision, "--format", "json"];
      const { code, stdout, stderr } = await start(process.execPath, args);
      assert.equal(code, 2, stdout + stderr);
      return JSON.parse(stdout).base;
    };
    assert.deepEqual(await reasonAgainst("no-such-branch"), {
      ref: "no-such-branch",
      problem: "There is no revision no-such-branch here.",
    });
    assert.match((await reasonAgainst("--help")).problem, /There is no revision --help here/);
    edit(repository, "package-lock.json", '"name": "voip-cells"', '"name": "other-packages"');
    assert.match((await reasonAgainst("HEAD")).problem, /package-lock\.json differs/);
  });
});

/** The checkout as a repository of its own with one commit, and two stacks: what they find, more would find again. */
function repositoryOf({ root }: Sandbox): string {
  const copy = path.join(root, "repository");
  const left = new Set(["node_modules", ".git", ".offline", ".engine", "dist"]);
  fs.cpSync(checkout, copy, { recursive: true, filter: (file) => !left.has(path.relative(checkout, file)) });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(copy, "node_modules"));
  for (const stack of ["dev-eu-west-1", "prod-global", "prod-eu-central-1", "prod-eu-west-1"])
    fs.rmSync(path.join(copy, "stacks", `Pulumi.${stack}.yaml`));
  execFileSync("git", ["init", "--quiet", "--initial-branch", "main"], { cwd: copy });
  fs.appendFileSync(path.join(copy, ".git", "info", "exclude"), "node_modules\n");
  commit(copy, "Begin");
  return copy;
}

function commit(repository: string, title: string): void {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: repository, stdio: "ignore" });
  git("add", "--all");
  git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", title);
}

function edit(repository: string, file: string, before: string | RegExp, after: string): void {
  const full = path.join(repository, file);
  const text = fs.readFileSync(full, "utf8");
  const edited = text.replace(before, after);
  assert.notEqual(edited, text, `${file} has no ${before}`);
  fs.writeFileSync(full, edited);
}
