import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { kindOf } from "../../../../cli/report/check/report";
import { allRules, particulars } from "../../../../cli/report/check/rules";
import { Adoption, BASELINE_FILE, EXEMPTIONS_FILE } from "../../../../policies/adoption/adoption";
import { report } from "../../../../policies/judging/report";
import { undecided, violation } from "../../../../policies/rule";

const urn = "urn:pulumi:dev::p::aws:lb/loadBalancer:LoadBalancer::web";
const [known] = allRules;
assert.ok(known);
const { rule } = known;

describe("cells check: the kinds of findings, as the packs really tell them", () => {
  const kinds = (items: ReturnType<typeof report>) =>
    items.map(({ message, advisory }) => kindOf({ level: advisory ? "advisory" : "mandatory", message }));

  it("are violations, and what is judged at the update", () => {
    assert.deepEqual(kinds(report(rule, [violation("It is public."), undecided("internal")])), [
      "violation",
      "undecided",
    ]);
    assert.equal(kindOf({ level: "advisory", message: `${rule.title}\nIt is public.` }), "advice");
  });

  it("are exemptions, and what is in the baseline", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-tests-"));
    try {
      fs.mkdirSync(path.join(folder, ".git"));
      fs.mkdirSync(path.join(folder, "policies"));
      const exemption = {
        rule: rule.id,
        resource: urn,
        reason: "r",
        owner: "o",
        ticket: "t",
        expires: "2027-01-31",
      };
      const fields = Object.entries(exemption).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      fs.writeFileSync(path.join(folder, EXEMPTIONS_FILE), `- ${fields.join("\n  ")}\n`);
      const finding = { rule: rule.id, resource: urn, says: "Old.", since: "2026-01-31" };
      fs.writeFileSync(path.join(folder, BASELINE_FILE), JSON.stringify({ findings: [finding] }));
      const kindsOn = (today: string, says: string) => {
        const adoption = new Adoption({
          packFolder: folder,
          knownRules: undefined,
          today,
          exemptionsFile: EXEMPTIONS_FILE,
          baselineFile: BASELINE_FILE,
        });
        return kinds(report(rule, [violation(says)], (text) => adoption.waiverOf(rule.id, urn, text)));
      };
      assert.deepEqual(kindsOn("2027-01-01", "New."), ["exempted"]);
      assert.deepEqual(kindsOn("2027-02-01", "New."), ["violation"]);
      assert.deepEqual(kindsOn("2027-02-01", "Old."), ["exempted"]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("say once what the rule says of every resource", () => {
    const [item] = report(rule, [violation("It is public.\nIn two lines.")]);
    assert.equal(
      particulars({ rule: rule.id, message: item?.message ?? "" }),
      "It is public.\nIn two lines.",
    );
    assert.equal(particulars({ rule: "unknown", message: "As it is\nCure: none" }), "As it is\nCure: none");
  });
});
