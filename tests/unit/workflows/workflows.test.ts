import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { userCache } from "../../../toolchain/places";

const root = path.resolve(__dirname, "../../..");
const folder = path.join(root, ".github", "workflows");
const files = fs.readdirSync(folder).filter((file) => file.endsWith(".yml"));

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[]; if?: string }>;
}

const textOf = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8");
const workflows: [string, Workflow][] = files.map((file) => [file, parse(textOf(file))]);
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

describe("the workflows", () => {
  for (const [file, workflow] of workflows) {
    it(`${file} pins every action to a commit, with its version beside it`, () => {
      const used = [...textOf(file).matchAll(/uses: (\S+)(.*)/g)];
      assert.ok(used.length > 0);
      for (const [, action, comment] of used) {
        assert.match(action ?? "", /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
        assert.match(comment ?? "", /^ # v\d+\.\d+\.\d+$/);
      }
    });

    it(`${file} puts nothing of a pull request into a shell, and leaves no token in a checkout`, () => {
      for (const { run = "", uses = "", with: inputs } of stepsOf(workflow)) {
        assert.doesNotMatch(run, /\$\{\{/);
        if (uses.startsWith("actions/checkout@")) assert.equal(inputs?.["persist-credentials"], false);
      }
    });

    it(`${file} is not run with rights on a pull request's own code`, () => {
      assert.ok(!("pull_request_target" in workflow.on));
      if ("pull_request" in workflow.on) assert.deepEqual(workflow.permissions, { contents: "read" });
      else assert.deepEqual(workflow.permissions, {});
    });
  }

  it("use one version of each action", () => {
    const pins = files.flatMap((file) => [...textOf(file).matchAll(/uses: ([^@]+)@(.*)/g)]);
    const versions = new Map<string, Set<string>>();
    for (const [, action = "", pin = ""] of pins)
      versions.set(action, (versions.get(action) ?? new Set()).add(pin));
    for (const [action, of] of versions) assert.equal(of.size, 1, action);
  });

  it("hand the check's files on under the names that the report takes", () => {
    const [check, report] = ["pull-request.yml", "pull-request-report.yml"].map(textOf);
    assert.ok(check && report);
    for (const file of ["comment.md", "cells.sarif"]) {
      assert.ok(check.includes(`cells-check/${file}`), file);
      assert.ok(report.includes(`/${file}`), file);
    }
    assert.match(check, /^name: Pull request$/m);
    assert.match(report, /workflows: \[Pull request\]/);
    assert.match(report, /--name cells-check /);
    assert.match(check, /name: cells-check$/m);
  });

  it("run none of a pull request's code where there are rights", () => {
    const report = workflows.find(([file]) => file === "pull-request-report.yml")?.[1];
    assert.ok(report);
    for (const { uses = "", run = "", with: inputs = {} } of stepsOf(report)) {
      if (uses.startsWith("actions/checkout@")) assert.ok(!("ref" in inputs) && !("repository" in inputs));
      assert.doesNotMatch(run, /npm|npx|node (?!\.github\/scripts\/report\.js)/);
    }
  });

  it("are what actionlint would write", function () {
    this.timeout(300_000);
    const actionlint = findActionlint();
    if (actionlint === undefined) return this.skip();
    const { status, stdout } = spawnSync(actionlint, ["-no-color"], { cwd: root, encoding: "utf8" });
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });
});

const version = "1.7.12";

/** From the machine, from what an earlier run built, or built now where there is Go and its module proxy. */
function findActionlint(): string | undefined {
  if (spawnSync("actionlint", ["-version"]).status === 0) return "actionlint";
  const home = path.join(userCache(), `actionlint-${version}`);
  const built = path.join(home, "actionlint");
  if (fs.existsSync(built)) return built;
  try {
    const module = `github.com/rhysd/actionlint/cmd/actionlint@v${version}`;
    execFileSync("go", ["install", module], { env: { ...process.env, GOBIN: home }, stdio: "ignore" });
    return built;
  } catch {
    return undefined;
  }
}
