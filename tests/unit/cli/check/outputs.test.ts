import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { outputsOf, writeOutputs } from "../../../../cli/commands/check-formats";
import { checkJson } from "../../../../cli/report/check/json";
import { locate } from "../../../../cli/report/check/locate";
import { exitCodeOf } from "../../../../cli/report/check/report";
import { checkText } from "../../../../cli/report/check/text";
import { nasty, reportWith, urnOf, violation } from "./sample";

describe("cells check: where it is told", () => {
  it("is text on standard output unless another format goes there", () => {
    assert.deepEqual(outputsOf({}), [{ format: "text" }]);
    assert.deepEqual(outputsOf({ json: true }), [{ format: "json" }]);
    assert.deepEqual(outputsOf({ format: ["sarif=a=b.sarif"] }), [
      { format: "sarif", file: "a=b.sarif" },
      { format: "text" },
    ]);
  });

  it("refuses what it does not know, two formats on standard output, and a file without a name", () => {
    assert.throws(() => outputsOf({ format: ["sarf"] }), /Format "sarf" is unknown: did you mean "sarif"\?/);
    assert.throws(() => outputsOf({ format: ["constructor"] }), /Format "constructor" is unknown/);
    assert.throws(
      () => outputsOf({ format: ["json", "github"] }),
      /not json and github.*--format github=FILE/,
    );
    assert.throws(() => outputsOf({ format: ["json="] }), /names no file: --format json=FILE/);
  });

  it("writes each file, making its directory", () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-tests-"));
    try {
      const file = path.join(directory, "reports", "check.json");
      let shown = "";
      const outputs = [{ format: "github" }, { format: "json", file }];
      writeOutputs(outputs, reportWith(), (text) => {
        shown += text;
      });
      assert.equal(JSON.parse(fs.readFileSync(file, "utf8")).ok, true);
      assert.match(shown, /^✔ 1 stack/);
    } finally {
      fs.rmSync(directory, { recursive: true });
    }
  });

  it("tells which file it could not write, and writes the rest", () => {
    const shown: string[] = [];
    const unwritable = { format: "json", file: path.join(__filename, "check.json") };
    const failures = writeOutputs([unwritable, { format: "text" }], reportWith(), (text) => shown.push(text));
    assert.equal(failures.length, 1);
    assert.match(
      failures[0] ?? "",
      /^The report was not written\. .*outputs\.test\.ts: mkdir failed, because /,
    );
    assert.match(shown.join(""), /^✔ 1 stack/);
  });
});

describe("cells check: its verdict", () => {
  const mistaken = { environment: "prod", stacks: [], mistakes: "1 mistake" };

  it("is 0 when clean, 1 for a violation or an error, 2 for a mistake in any environment", () => {
    const error = { ok: false, errors: [{ severity: "error" as const, message: "boom" }] };
    const soft = (["advice", "undecided", "exempted"] as const).map((kind) => violation({ kind }));
    assert.equal(exitCodeOf(reportWith({ findings: soft })), 0);
    assert.equal(exitCodeOf(reportWith({ findings: [violation()] })), 1);
    assert.equal(exitCodeOf(reportWith(error)), 1);
    assert.equal(exitCodeOf({ environments: [...reportWith(error).environments, mistaken] }), 2);
  });

  it("counts violations and tells how many are new", () => {
    const findings = [violation({ isNew: true }), violation({ isNew: false })];
    const text = checkText(reportWith({ findings }, { base: { ref: "main" } }));
    assert.match(text, /✘ 1 stack and 2 resources of dev checked: 2 violations \(1 new\)\.$/);
    assert.ok(text.indexOf("Already at main:") < text.indexOf("New against main:"));
  });
});

describe("cells check as text and as JSON", () => {
  for (const [what, text] of Object.entries(nasty)) {
    const report = reportWith({
      findings: [violation({ urn: urnOf(text), message: text })],
      errors: [{ severity: "error", message: text }],
    });

    it(`moves no cursor with ${what}`, () => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
      assert.doesNotMatch(checkText(report), /[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
    });

    it(`reads ${what} back from JSON as it was`, () => {
      const [finding] = JSON.parse(checkJson(report)).environments[0].stacks[0].findings;
      assert.equal(finding.message, text);
      assert.equal(finding.name, text);
    });
  }

  it("has in JSON what a program needs to act", () => {
    const value = JSON.parse(checkJson(reportWith({ findings: [violation({ isNew: true })] })));
    assert.deepEqual([value.version, value.ok, value.base], [1, false, null]);
    const { line, message: _, urn: __, ...finding } = value.environments[0].stacks[0].findings[0];
    assert.ok(line > 50);
    assert.deepEqual(finding, {
      rule: "load-balancer-public",
      pack: "voip-cells",
      level: "mandatory",
      kind: "violation",
      new: true,
      severity: "critical",
      title: "Application and Network Load Balancers are internal.",
      type: "aws:lb/loadBalancer:LoadBalancer",
      name: "cell-edge",
      file: "components/edge/edge-load-balancer.ts",
      text: "`internal` is false.",
    });
  });
});

describe("cells check: where a resource is made", () => {
  it("is the line that constructs it, of several the one with its name", () => {
    const source = fs.readFileSync(
      path.resolve(__dirname, "../../../../components/edge/edge-load-balancer.ts"),
      "utf8",
    );
    const { file, line = 0 } = locate("dev-eu-west-1", urnOf("cell-edge"));
    assert.equal(file, "components/edge/edge-load-balancer.ts");
    assert.match(source.split("\n")[line - 1] ?? "", /new aws\.lb\.LoadBalancer\(/);
  });

  it("is the stack's settings for what belongs to no component, or to one that nobody knows", () => {
    const file = "stacks/Pulumi.dev-global.yaml";
    assert.deepEqual(locate("dev-global", undefined), { file });
    assert.deepEqual(locate("dev-global", "urn:pulumi:dev-global::p::aws:x/y:Z::n"), { file });
    assert.deepEqual(locate("dev-global", "urn:pulumi:dev-global::p::voip-cells:components:No$a:b:C(::n"), {
      file,
    });
    assert.deepEqual(locate("dev-global", "nonsense"), { file });
  });
});
