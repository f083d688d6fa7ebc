import assert from "node:assert/strict";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { CheckReport } from "../../../../cli/report/check/report";
import { checkSarif } from "../../../../cli/report/check/sarif";
import { nasty, reportWith, violation } from "./sample";
import { sarifSchema } from "./sarif-schema";

interface Sarif {
  runs: [
    {
      tool: { driver: { rules: { id: string; helpUri?: string; help?: { text: string } }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        baselineState?: string;
        suppressions?: object[];
        message: { text: string };
        locations: [
          { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
        ];
        partialFingerprints: Record<string, string>;
      }[];
      invocations: [
        { executionSuccessful: boolean; exitCode: number; toolConfigurationNotifications: object[] },
      ];
    },
  ];
}

const sarifOf = (report: CheckReport): Sarif => JSON.parse(checkSarif(report));

describe("cells check as SARIF", () => {
  let validate: ValidateFunction | undefined;

  before(function () {
    this.timeout(120_000);
    const schema = sarifSchema();
    if (schema === undefined) return;
    validate = addFormats(new Ajv({ strict: false, allErrors: true })).compile(schema);
  });

  const reports: Record<string, CheckReport> = {
    "no findings": reportWith(),
    "every kind of finding": reportWith({
      findings: [
        violation({ isNew: true }),
        violation({ kind: "advice", level: "advisory", isNew: false }),
        violation({ kind: "undecided", level: "advisory", isNew: false }),
        violation({ kind: "exempted", level: "advisory", isNew: true }),
        violation({ rule: "a rule nobody knows", isNew: true }),
      ],
    }),
    "a finding of a stack as a whole": reportWith({
      findings: [{ ...violation(), urn: undefined } as never],
    }),
    errors: reportWith({ ok: false, errors: [{ severity: "error", message: "no such subnet" }] }),
    "mistakes in the configuration": {
      environments: [{ environment: "dev", stacks: [], mistakes: "1 mistake\nstacks/x.yaml: a" }],
    },
    ...Object.fromEntries(
      Object.entries(nasty).map(([what, text]) => [
        what,
        reportWith({
          ok: false,
          findings: [violation({ urn: `urn:pulumi:dev::p::aws:x/y:Z::${text}`, message: text, rule: text })],
          errors: [{ severity: "error", message: text }],
        }),
      ]),
    ),
  };

  for (const [what, report] of Object.entries(reports)) {
    it(`keeps to the schema with ${what}`, function () {
      if (validate === undefined) return this.skip();
      validate(sarifOf(report));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  it("has a schema that would notice", function () {
    if (validate === undefined) return this.skip();
    const sarif = sarifOf(reportWith({ findings: [violation()] }));
    assert.equal(validate({ ...sarif, runs: [{ ...sarif.runs[0], results: [{ level: "bad" }] }] }), false);
  });

  it("points at the line of the component that makes the resource, with the rule's help", () => {
    const [run] = sarifOf(reportWith({ findings: [violation({ isNew: true })] })).runs;
    const [result] = run.results;
    assert.ok(result);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, "components/edge/edge-load-balancer.ts");
    assert.ok(region.startLine > 50);
    assert.equal(result.baselineState, "new");
    assert.equal(result.level, "error");
    const rule = run.tool.driver.rules[result.ruleIndex];
    assert.equal(rule?.id, "load-balancer-public");
    assert.match(rule?.help?.text ?? "", /Set `internal: true`/);
    assert.match(rule?.helpUri ?? "", /^https:/);
  });

  it("tells the same finding in two runs, and two findings, apart by fingerprint", () => {
    const prints = (name: string) =>
      sarifOf(reportWith({ findings: [violation({ urn: name })] })).runs[0].results[0]?.partialFingerprints;
    assert.deepEqual(prints("a"), prints("a"));
    assert.notDeepEqual(prints("a"), prints("b"));
  });

  it("suppresses what is exempted and says how the command ended", () => {
    const exempted = violation({ kind: "exempted", level: "advisory" });
    const [run] = sarifOf(reportWith({ findings: [exempted] })).runs;
    assert.equal(run.results[0]?.suppressions?.length, 1);
    assert.deepEqual([run.invocations[0].executionSuccessful, run.invocations[0].exitCode], [true, 0]);
    const mistaken = sarifOf({ environments: [{ environment: "dev", stacks: [], mistakes: "1 mistake" }] });
    assert.equal(mistaken.runs[0].invocations[0].exitCode, 2);
    assert.equal(mistaken.runs[0].invocations[0].toolConfigurationNotifications.length, 1);
  });
});
