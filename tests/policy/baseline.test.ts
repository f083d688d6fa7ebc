import assert from "node:assert/strict";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { readBaseline, recordBaseline, writeBaseline } from "../../policies/adoption/baseline";
import { saysOf } from "../../policies/judging/report";
import { bad, good, root, rule, useRepository } from "./adoption-support";
import { analyze, analyzeStack, urnOf } from "./analyze";

describe("the baseline", () => {
  const repository = useRepository();
  const known = {
    rule: "thing-good",
    resource: urnOf(bad),
    says: "`good` is not true.",
    since: "2026-01-31",
  };

  it("keeps a finding of before from blocking, and no other", async () => {
    repository().knowing(known, { ...known, resource: urnOf(good), says: "Something else." });
    const [found] = await analyze(rule, bad, repository());
    assert.equal(found?.blocks, false);
    assert.match(found?.text ?? "", /\nKnown since 2026-01-31: it is in the baseline\.$/);
    const [other] = await analyze(rule, { ...good, props: {} }, repository());
    assert.equal(other?.blocks, true);
  });

  it("holds what a finding says, as the report tells it", async () => {
    const [found] = await analyze(rule, bad, repository());
    assert.equal(saysOf(found?.text ?? ""), known.says);
    assert.equal(saysOf("A title.\nExempted until 2999-12-31."), undefined);
  });

  it("tells which findings are mended, in their own stack", async () => {
    repository().knowing(known, { ...known, resource: "urn:pulumi:prod::test::test:index:Thing::bad" });
    const still = await analyzeStack(rule, [root, bad], repository());
    assert.deepEqual(still, []);
    const [found, ...more] = await analyzeStack(rule, [root, good], repository());
    assert.deepEqual(more, []);
    assert.deepEqual([found?.rule, found?.blocks], ["baseline-outdated", false]);
    assert.equal(
      found?.says,
      `thing-good finds nothing more about ${known.resource}, known since 2026-01-31.`,
    );
  });

  it("tells it also while another resource, or one of another project, breaks the same rule", async () => {
    repository().knowing(
      { ...known, resource: urnOf(good) },
      { ...known, resource: "urn:pulumi:dev::another::test:index:Thing::good" },
    );
    const found = await analyzeStack(rule, [root, bad, good], repository());
    assert.deepEqual(
      found.map(({ says }) => says),
      [`thing-good finds nothing more about ${urnOf(good)}, known since 2026-01-31.`],
    );
  });

  it("stops everything at the stack when it cannot be used", async () => {
    repository().knowing({ ...known, since: "yesterday" });
    const [found] = await analyze(rule, root, repository());
    assert.deepEqual([found?.rule, found?.blocks], ["baseline-invalid", true]);
    assert.match(found?.text ?? "", /\n {2}- finding 1, since: it is missing or wrong\. Record/);
    assert.equal(readBaseline("{").problems.length, 1);
    assert.equal(readBaseline("[]").problems.length, 1);
  });

  it("tells each field that is missing or wrong, and then holds nothing", async () => {
    for (const [field, value] of Object.entries({
      rule: "",
      resource: "bad",
      says: "",
      since: "2026-02-30",
    })) {
      const { entries, problems } = readBaseline(
        JSON.stringify({ findings: [known, { ...known, [field]: value }] }),
      );
      assert.deepEqual(entries, []);
      assert.deepEqual(problems, [`finding 2, ${field}: it is missing or wrong. Record the baseline anew.`]);
    }
    repository().knowing(known, { ...known, since: "yesterday" });
    assert.equal((await analyze(rule, bad, repository()))[0]?.blocks, true);
  });

  it("is read as it was written, sorted", () => {
    const other = { ...known, resource: urnOf(good) };
    const written = writeBaseline([other, known]);
    assert.deepEqual(readBaseline(written), { entries: [known, other], problems: [] });
    assert.equal(writeBaseline([known, other]), written);
  });

  it("is recorded anew for the stacks that were checked, and keeps the day of what stays", () => {
    const mended = { ...known, resource: urnOf(good) };
    const elsewhere = { ...known, resource: "urn:pulumi:prod::test::test:index:Thing::bad" };
    const { since: _, ...found } = known;
    const fresh = { ...found, rule: "another-rule" };
    const isChecked = (urn: string) => urn.startsWith("urn:pulumi:dev::");
    assert.deepEqual(recordBaseline([known, mended, elsewhere], [found, fresh], isChecked, "2026-06-01"), {
      findings: [known, elsewhere, { ...fresh, since: "2026-06-01" }],
      added: [{ ...fresh, since: "2026-06-01" }],
      removed: [mended],
    });
  });

  it("is not judged for rules that are disabled", async () => {
    repository().knowing(known);
    const configuration = { "thing-good": { level: EnforcementLevel.DISABLED } };
    assert.deepEqual(
      await analyzeStack(rule, [root, good], { folder: repository().folder, configuration }),
      [],
    );
  });
});
