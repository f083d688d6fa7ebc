import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { StackRule } from "../../policies/rule";
import { bad, entry, good, root, rule, stackRule, useRepository, yamlOf } from "./adoption-support";
import { analyze, analyzeStack, type TestResource, urnOf } from "./analyze";

describe("exemptions", () => {
  const repository = useRepository();

  const judge = (resource: TestResource = bad) => analyze(rule, resource, repository());
  const judgeStack = (...resources: TestResource[]) => analyzeStack(rule, [root, ...resources], repository());

  it("turns a finding into an advisory that says who, why, where and until when", async () => {
    repository().exempting(entry);
    const [found, ...more] = await judge();
    assert.deepEqual(more, []);
    assert.equal(found?.blocks, false);
    assert.equal(
      found?.text,
      [
        rule.title,
        "`good` is not true.",
        "Exempted until 2999-12-31 by voice (VOICE-7): It goes in spring.",
      ].join("\n"),
    );
  });

  it("covers no other rule and no other resource", async () => {
    repository().exempting({ ...entry, rule: "another" }, { ...entry, resource: urnOf(good) });
    assert.deepEqual(
      (await judge()).map(({ blocks }) => blocks),
      [true],
    );
  });

  it("covers the findings of stack rules", async () => {
    repository().exempting({ ...entry, rule: "things-good" });
    const other = { ...bad, name: "other" };
    const found = await analyzeStack(stackRule, [root, bad, other], repository());
    assert.deepEqual(
      found.map(({ urn, blocks }) => [urn, blocks]),
      [
        [urnOf(bad), false],
        [urnOf(other), true],
      ],
    );
  });

  it("covers by any one that is not over", async () => {
    const wider = { ...entry, resource: "urn:pulumi:*::test::test:index:Thing::bad" };
    repository().exempting({ ...wider, expires: "2026-01-31" }, entry);
    assert.equal((await judge())[0]?.blocks, false);
  });

  it("says nothing more of a value that is not known yet", async () => {
    repository().exempting(entry);
    const [found] = await judge({ ...bad, props: { good: "unknown" } });
    assert.match(found?.says ?? "", /^`good` is not known before the update/);
  });

  it("holds on its last day, and not on the day after", async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const blocks = async (expires: string) => {
      repository().exempting({ ...entry, expires });
      return (await judge())[0]?.blocks;
    };
    assert.equal(await blocks(day(0)), false);
    assert.equal(await blocks(day(-1)), true);
  });

  it("blocks again once it is over, and says so", async () => {
    repository().exempting({ ...entry, expires: "2026-01-31" });
    const [found] = await judge();
    assert.equal(found?.blocks, true);
    assert.ok(found?.text.includes("Cure:\n  - Do the right thing."));
    assert.match(
      found?.text ?? "",
      /\nThe exemption of voice \(VOICE-7\) ended on 2026-01-31\. Mend the resource/,
    );
  });

  it("is reported where it covers nothing, and only in the stacks that it can be about", async () => {
    const elsewhere = { ...entry, resource: "urn:pulumi:prod::test::test:index:Thing::bad" };
    const gone = { ...entry, resource: "urn:pulumi:*::test::*::gone" };
    repository().exempting(entry, elsewhere, gone);
    const found = (await judgeStack(bad)).filter((one) => one.rule === "exemption-unused");
    assert.deepEqual(
      found.map(({ says, blocks, urn }) => [says, blocks, urn]),
      [
        [
          `The exemption from thing-good for ${gone.resource} (voice, VOICE-7) covers nothing in this stack.`,
          false,
          urnOf(root),
        ],
      ],
    );
    const mended = await judgeStack({ ...bad, props: { good: true } });
    assert.equal(mended.filter((one) => one.rule === "exemption-unused").length, 2);
    const undecidedYet = await judgeStack({ ...bad, props: { good: "unknown" } });
    assert.equal(undecidedYet.length, 1, "an unknown value may still need it");
  });

  it("is reported at the stack, wherever that stands among the resources", async () => {
    repository().exempting(entry);
    const [found] = await analyzeStack(rule, [good, root], repository());
    assert.equal(found?.urn, urnOf(root));
  });

  it("may be needed where the rule itself fails", async () => {
    const failing: StackRule = {
      ...stackRule,
      judgeStack() {
        throw new Error("no");
      },
    };
    repository().exempting({ ...entry, rule: failing.id });
    const found = await analyzeStack(failing, [root, bad], repository());
    assert.deepEqual(
      found.map((one) => one.rule),
      [failing.id],
    );
  });

  it("may be about a rule of another pack, of which this pack says nothing", async () => {
    repository().exempting({ ...entry, rule: "another-rule" });
    assert.deepEqual(await judge(root), []);
    assert.deepEqual(await judgeStack(good), []);
    const [found] = await analyze(rule, root, { folder: repository().folder, holdsEveryRule: true });
    assert.match(found?.text ?? "", /entry 1, rule: there is no rule "another-rule"\. Copy the name/);
  });

  it("is read anew for every operation", async () => {
    assert.equal((await judge())[0]?.blocks, true);
    repository().exempting(entry);
    assert.equal((await judge())[0]?.blocks, false);
  });

  it("may be in a file that configuration names, which must be there", async () => {
    const file = path.join(repository().root, "elsewhere.yaml");
    const options = { folder: "/", configuration: { "exemptions-invalid": { values: { file } } } };
    const [missing] = await analyze(rule, root, options);
    assert.match(missing?.text ?? "", /elsewhere\.yaml cannot be used.*\n {2}- it is not there/);
    repository().write("elsewhere.yaml", yamlOf(entry));
    assert.deepEqual(await analyze(rule, root, options), []);
    assert.equal((await analyze(rule, bad, options))[0]?.blocks, false);
  });

  it("stops everything at the stack where the file cannot be read", async () => {
    mkdirSync(path.join(repository().root, "policies", "exemptions.yaml"));
    const [found] = await judge(root);
    assert.match(
      found?.text ?? "",
      /exemptions\.yaml cannot be used.*\n {2}- it cannot be read \(EISDIR\)\./,
    );
  });

  it("may begin with a byte order mark", async () => {
    const file = path.join(repository().root, "policies", "exemptions.yaml");
    writeFileSync(file, `\uFEFF${yamlOf(entry)}`);
    assert.equal((await judge())[0]?.blocks, false);
  });

  it("is not looked for above the repository", async () => {
    repository().exempting(entry);
    const inner = path.join(repository().root, "inner");
    mkdirSync(path.join(inner, ".git"), { recursive: true });
    assert.equal((await analyze(rule, bad, { folder: inner }))[0]?.blocks, true);
  });

  it("stops everything at the stack when the file cannot be used, and covers nothing", async () => {
    repository().exempting(entry, {
      ...entry,
      resource: "bad",
      expires: "31.01.2027",
      owner: undefined,
      tickte: "V",
    });
    const [found, ...more] = await judge(root);
    assert.deepEqual(more, []);
    assert.deepEqual([found?.rule, found?.blocks], ["exemptions-invalid", true]);
    assert.equal((await judge())[0]?.blocks, true);
  });
});
