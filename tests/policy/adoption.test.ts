import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { readBaseline, recordBaseline, writeBaseline } from "../../policies/adoption/baseline";
import { readExemptions } from "../../policies/adoption/exemptions";
import { urnPattern } from "../../policies/adoption/urn";
import { saysOf } from "../../policies/report";
import { type ResourceRule, type StackRule, undecided, violation } from "../../policies/rule";
import { analyze, analyzeStack, type TestResource, urnOf } from "./analyze";

const text = {
  title: "A test rule holds for everything.",
  severity: "high",
  awsDefault: "Nothing.",
  why: "Nothing.",
  remediation: ["Do the right thing."],
  links: ["https://example.com/"],
  controls: {},
  types: ["test:index:Thing"],
} as const;

/** Violated unless `good` is true; it waits for the update where `good` is "unknown". */
const rule: ResourceRule = {
  ...text,
  id: "thing-good",
  judge({ props: { good } }) {
    if (good === "unknown") return [undecided("good")];
    return good === true ? [] : [violation("`good` is not true.")];
  },
};
const stackRule: StackRule = {
  ...text,
  id: "things-good",
  judgeStack: (resources) =>
    resources
      .filter(({ type, props }) => type === "test:index:Thing" && props.good !== true)
      .map(({ urn }) => ({ urn, finding: violation("`good` is not true.") })),
};

const bad = { type: "test:index:Thing", name: "bad", props: {} };
const good = { ...bad, name: "good", props: { good: true } };
const root = { type: "pulumi:pulumi:Stack", name: "test-dev", props: {} };

const entry = {
  rule: "thing-good",
  resource: urnOf(bad),
  reason: "It goes in spring.",
  owner: "voice",
  ticket: "VOICE-7",
  expires: "2999-12-31",
};
const yamlOf = (...entries: unknown[]): string => JSON.stringify(entries); // which is YAML too

/** A repository with a pack in `node_modules`. */
class Repository {
  readonly root = mkdtempSync(path.join(tmpdir(), "adoption-"));
  readonly folder = path.join(this.root, "node_modules", "packs", "all");

  constructor() {
    for (const folder of [this.folder, path.join(this.root, "policies"), path.join(this.root, ".git")])
      mkdirSync(folder, { recursive: true });
  }

  write(file: string, content: string): this {
    writeFileSync(path.join(this.root, file), content);
    return this;
  }

  exempting = (...entries: object[]): this => this.write("policies/exemptions.yaml", yamlOf(...entries));
  knowing = (...findings: object[]): this =>
    this.write("policies/baseline.json", JSON.stringify({ findings }));
}

describe("exemptions", () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => rmSync(repository.root, { recursive: true }));

  const judge = (resource: TestResource = bad) => analyze(rule, resource, repository);
  const judgeStack = (...resources: TestResource[]) => analyzeStack(rule, [root, ...resources], repository);

  it("turns a finding into an advisory that says who, why, where and until when", async () => {
    repository.exempting(entry);
    const [found, ...more] = await judge();
    assert.deepEqual(more, []);
    assert.equal(found?.blocks, false);
    assert.equal(
      found?.text,
      [
        text.title,
        "`good` is not true.",
        "Exempted until 2999-12-31 by voice (VOICE-7): It goes in spring.",
      ].join("\n"),
    );
  });

  it("covers no other rule and no other resource", async () => {
    repository.exempting({ ...entry, rule: "another" }, { ...entry, resource: urnOf(good) });
    assert.deepEqual(
      (await judge()).map(({ blocks }) => blocks),
      [true],
    );
  });

  it("covers the findings of stack rules", async () => {
    repository.exempting({ ...entry, rule: "things-good" });
    const other = { ...bad, name: "other" };
    const found = await analyzeStack(stackRule, [root, bad, other], repository);
    assert.deepEqual(
      found.map(({ urn, blocks }) => [urn, blocks]),
      [
        [urnOf(bad), false],
        [urnOf(other), true],
      ],
    );
  });

  it("says nothing more of a value that is not known yet", async () => {
    repository.exempting(entry);
    const [found] = await judge({ ...bad, props: { good: "unknown" } });
    assert.match(found?.says ?? "", /^`good` is not known before the update/);
  });

  it("holds on its last day, and not on the day after", async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const blocks = async (expires: string) => {
      repository.exempting({ ...entry, expires });
      return (await judge())[0]?.blocks;
    };
    assert.equal(await blocks(day(0)), false);
    assert.equal(await blocks(day(-1)), true);
  });

  it("blocks again once it is over, and says so", async () => {
    repository.exempting({ ...entry, expires: "2026-01-31" });
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
    repository.exempting(entry, elsewhere, gone);
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

  it("may be about a rule of another pack, of which this pack says nothing", async () => {
    repository.exempting({ ...entry, rule: "another-rule" });
    assert.deepEqual(await judge(root), []);
    assert.deepEqual(await judgeStack(good), []);
    const [found] = await analyze(rule, root, { folder: repository.folder, holdsEveryRule: true });
    assert.match(found?.text ?? "", /entry 1, rule: there is no rule "another-rule"\. Copy the name/);
  });

  it("is read anew for every operation", async () => {
    assert.equal((await judge())[0]?.blocks, true);
    repository.exempting(entry);
    assert.equal((await judge())[0]?.blocks, false);
  });

  it("may be in a file that configuration names, which must be there", async () => {
    const file = path.join(repository.root, "elsewhere.yaml");
    const options = { folder: "/", configuration: { "exemptions-invalid": { values: { file } } } };
    const [missing] = await analyze(rule, root, options);
    assert.match(missing?.text ?? "", /elsewhere\.yaml cannot be used.*\n {2}- it is not there/);
    repository.write("elsewhere.yaml", yamlOf(entry));
    assert.deepEqual(await analyze(rule, root, options), []);
    assert.equal((await analyze(rule, bad, options))[0]?.blocks, false);
  });

  it("is not looked for above the repository", async () => {
    repository.exempting(entry);
    const inner = path.join(repository.root, "inner");
    mkdirSync(path.join(inner, ".git"), { recursive: true });
    assert.equal((await analyze(rule, bad, { folder: inner }))[0]?.blocks, true);
  });

  it("stops everything at the stack when the file cannot be used, and covers nothing", async () => {
    repository.exempting(entry, {
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

describe("the file of exemptions", () => {
  const problems = (content: string) => readExemptions(content, undefined).problems;

  it("is a list in YAML", () => {
    const { entries } = readExemptions(
      `# why it is so
- rule: thing-good
  resource: urn:pulumi:*::test::test:index:Thing::bad
  reason: "It goes: in spring."
  owner: voice
  ticket: VOICE-7
  expires: 2999-12-31
`,
      undefined,
    );
    assert.equal(entries[0]?.reason, "It goes: in spring.");
    assert.deepEqual(readExemptions("", undefined), { entries: [], problems: [] });
  });

  it("is told all its mistakes at once, by entry and field, with the cure", () => {
    const wrong = {
      ...entry,
      resource: "bad",
      expires: "2026-02-30",
      owner: "",
      ticket: 7,
      tickets: "V",
    };
    const names = "rule, resource, reason, owner, ticket, expires";
    assert.deepEqual(problems(yamlOf(entry, wrong, "x")), [
      'entry 2, resource: "bad" is not a URN. Write urn:pulumi:<stack>::<project>::<type>::<name>, with `*` for any text.',
      "entry 2, owner: it is missing. Name the team or person who answers for it.",
      "entry 2, ticket: 7 is not text. Put it in quotation marks.",
      'entry 2, expires: "2026-02-30" is not a day. Write it as YYYY-MM-DD, for example 2027-01-31.',
      `entry 2, tickets: there is no such field. Remove it; the fields are ${names}.`,
      `entry 3, it is not an exemption. It needs ${names}.`,
    ]);
  });

  it("has no exemption for everything, and none twice", () => {
    assert.deepEqual(problems(yamlOf({ ...entry, resource: "urn:pulumi:dev::test::*::*" })), [
      'entry 1, resource: "urn:pulumi:dev::test::*::*" means every resource. Name the resource or its type; to lower a whole rule, configure its level.',
    ]);
    assert.deepEqual(problems(yamlOf(entry, { ...entry, reason: "Another." })), [
      "entry 2, resource: entry 1 has the same rule and resource. Keep one of them.",
    ]);
  });

  it("is refused where it is no list, or no YAML", () => {
    assert.deepEqual(problems("rule: thing-good"), [
      "it is not a list of exemptions. Start each with `- rule:`.",
    ]);
    assert.match(problems("- rule: [")[0] ?? "", /^it is not YAML: .* at line 1, column \d+/);
  });
});

describe("patterns of URNs", () => {
  const child = "urn:pulumi:prod-eu::shop::shop:index:Edge$aws:lb/loadBalancer:LoadBalancer::web::2";
  for (const [pattern, matches] of [
    [child, true],
    ["urn:pulumi:prod-*::shop::*::web*", true],
    ["urn:pulumi:*::*::aws:lb/loadBalancer:LoadBalancer::*", true],
    ["urn:pulumi:prod::shop::*::web*", false],
    ["urn:pulumi:*::shop::aws:lb/*::web::2", true],
    ["urn:pulumi:*::shop::*::web", false],
    ["urn:pulumi:*::shop::aws.lb*::web*", false],
  ] as const) {
    it(`${matches ? "match" : "do not match"} by ${pattern}`, () =>
      assert.equal(urnPattern(pattern)?.matches(child), matches));
  }
});

describe("the baseline", () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => rmSync(repository.root, { recursive: true }));
  const known = {
    rule: "thing-good",
    resource: urnOf(bad),
    says: "`good` is not true.",
    since: "2026-01-31",
  };

  it("keeps a finding of before from blocking, and no other", async () => {
    repository.knowing(known, { ...known, resource: urnOf(good), says: "Something else." });
    const [found] = await analyze(rule, bad, repository);
    assert.equal(found?.blocks, false);
    assert.match(found?.text ?? "", /\nKnown since 2026-01-31: it is in the baseline\.$/);
    const [other] = await analyze(rule, { ...good, props: {} }, repository);
    assert.equal(other?.blocks, true);
  });

  it("holds what a finding says, as the report tells it", async () => {
    const [found] = await analyze(rule, bad, repository);
    assert.equal(saysOf(found?.text ?? ""), known.says);
    assert.equal(saysOf("A title.\nExempted until 2999-12-31."), undefined);
  });

  it("tells which findings are mended, in their own stack", async () => {
    repository.knowing(known, { ...known, resource: "urn:pulumi:prod::test::test:index:Thing::bad" });
    const still = await analyzeStack(rule, [root, bad], repository);
    assert.deepEqual(still, []);
    const [found, ...more] = await analyzeStack(rule, [root, good], repository);
    assert.deepEqual(more, []);
    assert.deepEqual([found?.rule, found?.blocks], ["baseline-outdated", false]);
    assert.equal(
      found?.says,
      `thing-good finds nothing more about ${known.resource}, known since 2026-01-31.`,
    );
  });

  it("stops everything at the stack when it cannot be used", async () => {
    repository.knowing({ ...known, since: "yesterday" });
    const [found] = await analyze(rule, root, repository);
    assert.deepEqual([found?.rule, found?.blocks], ["baseline-invalid", true]);
    assert.match(found?.text ?? "", /\n {2}- finding 1, since: it is missing or wrong\. Record/);
    assert.equal(readBaseline("{").problems.length, 1);
    assert.equal(readBaseline("[]").problems.length, 1);
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
    repository.knowing(known);
    const configuration = { "thing-good": { level: EnforcementLevel.DISABLED } };
    assert.deepEqual(
      await analyzeStack(rule, [root, good], { folder: repository.folder, configuration }),
      [],
    );
  });
});
