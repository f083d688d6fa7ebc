import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { compareWith } from "../../../../cli/report/check/compare";
import { fingerprints } from "../../../../cli/report/check/fingerprints";
import type { CheckReport, StackReport } from "../../../../cli/report/check/report";
import { reportWith, urnOf, violation } from "./sample";

const base = { ref: "main", commit: "1a2b3c4d5" };
const stackOf = (report: CheckReport): StackReport => report.environments[0]?.stacks[0] as StackReport;
const newOnes = (report: CheckReport) => stackOf(report).findings.map(({ isNew }) => isNew);

describe("cells check against a base", () => {
  it("knows a finding by its rule and its resource, whatever it says", () => {
    const before = reportWith({ findings: [violation({ message: "in other words" })] });
    const after = reportWith({
      findings: [violation(), violation({ urn: urnOf("other") }), violation({ rule: "security-group-open" })],
    });
    assert.deepEqual(newOnes(compareWith(base, before, after)), [false, true, true]);
  });

  it("takes a violation that was exempted for new", () => {
    const before = reportWith({ findings: [violation({ kind: "exempted", level: "advisory" })] });
    assert.deepEqual(newOnes(compareWith(base, before, reportWith({ findings: [violation()] }))), [true]);
  });

  it("tells what is added, changed and removed, by the names of properties", () => {
    const before = {
      resources: [wanted("stays", { a: 1 }), wanted("changes", { a: 1, b: 2 }), wanted("goes", {})],
    };
    const after = {
      resources: [wanted("stays", { a: 1 }), wanted("changes", { a: 3, c: 4 }), wanted("comes", {})],
    };
    const { changes } = stackOf(compareWith(base, reportWith(before), reportWith(after)));
    assert.deepEqual(
      changes?.map(({ kind, urn, properties }) => [kind, urn.split("::").pop(), ...properties]),
      [
        ["added", "comes"],
        ["changed", "changes", "a", "b", "c"],
        ["removed", "goes"],
      ],
    );
  });

  it("does not take another random name for a change, and keeps no value", () => {
    const print = (name: string) => fingerprints([{ urn: "u", type: "t", inputs: { name } }]);
    assert.deepEqual(print("logs-0d8fedb"), print("logs-1bfd07f"));
    assert.notDeepEqual(print("logs-0d8fedb"), print("other-0d8fedb"));
    const packed = (name: string) =>
      print(
        gzipSync(
          `#cloud-config\n${name}\n${Array.from({ length: 60 }, (_, index) => index * 7919).join(" ")}`,
        ).toString("base64"),
      );
    assert.deepEqual(packed("logs-0d8fedb"), packed("logs-1bfd07f"));
    assert.notDeepEqual(packed("logs-0d8fedb"), packed("other-0d8fedb"));
    const archive = (path: string, hash: string) =>
      fingerprints([
        { urn: "u", type: "t", inputs: { code: { "4dabf18193072939515e22adb298388d": "a", hash, path } } },
      ]);
    assert.deepEqual(archive("/a/code", "1"), archive("/b/code", "1"));
    assert.notDeepEqual(archive("/a/code", "1"), archive("/a/code", "2"));
    assert.ok(!JSON.stringify(print("correct horse battery staple")).includes("horse"));
  });

  it("takes all of an environment or a stack for new that the base has not", () => {
    const after = reportWith({ findings: [violation()], resources: [wanted("comes", {})] });
    const none = { environments: [] };
    const absent = {
      environments: [
        {
          environment: "dev",
          stacks: [],
          mistakes: "1 mistake\nstacks/Pulumi.dev-global.yaml is not there. Add it.",
        },
      ],
    };
    const otherStack = reportWith({ stack: "dev-global" });
    for (const before of [none, absent, otherStack]) {
      const compared = compareWith(base, before, after);
      assert.deepEqual(newOnes(compared), [true]);
      assert.equal(stackOf(compared).changes?.length, 1);
      assert.deepEqual(compared.base, base);
    }
  });

  it("says what it does not know instead of taking it for new", () => {
    const after = reportWith({ findings: [violation()] });
    const failed = reportWith({ ok: false, errors: [{ severity: "error", message: "boom" }] });
    const mistaken = { environments: [{ environment: "dev", stacks: [], mistakes: "1 mistake\nx: y" }] };
    for (const before of [failed, mistaken]) {
      const compared = compareWith(base, before, after);
      assert.deepEqual(newOnes(compared), [undefined]);
      assert.ok(compared.base?.problem);
      assert.equal(stackOf(compared).changes, undefined);
    }
    const nothing = compareWith(
      { ref: "main", problem: "There is no revision main here." },
      undefined,
      after,
    );
    assert.deepEqual(newOnes(nothing), [undefined]);
  });
});

function wanted(name: string, inputs: Record<string, unknown>) {
  const [resource] = fingerprints([{ urn: urnOf(name), type: "aws:lb/loadBalancer:LoadBalancer", inputs }]);
  assert.ok(resource);
  return resource;
}
