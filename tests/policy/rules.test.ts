import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import { all } from "../../policies/all/pack";
import { packs } from "../../policies/packs";
import { isStackRule, levelOf, type Rule } from "../../policies/rule";
import { analyze, analyzeStack, type Diagnostic, served, type TestResource } from "./analyze";
import { type Case, type RuleCases, secret, UNKNOWN } from "./cases";
import { byWayOf, FACADES, hasNative } from "./facades";

const RULE_FAILED = /rule itself failed/;

for (const [folder, pack] of Object.entries(packs)) {
  describe(`pack ${folder}`, () => {
    it("lists every rule of its folder, once", () => {
      const rules = path.join(__dirname, "../../policies", folder, "rules");
      const files = existsSync(rules) ? readdirSync(rules).map((file) => path.basename(file, ".ts")) : [];
      assert.deepEqual(pack.rules.map(({ id }) => id).sort(), files.sort());
    });
    it("keeps names and wording", () => assertPinned(pack.rules, folder));
    for (const rule of pack.rules) describe(rule.id, () => testRule(rule));
  });
}

describe("the rules about a repository's own files", () => {
  const rules = served([]).rules;
  it("explain themselves", () => {
    for (const rule of rules) assertExplains(rule);
  });
  it("keep names and wording", () => assertPinned(rules, "own-files"));
});

describe("all packs", () => {
  it("have no name twice", () => {
    const ids = served(all.rules).rules.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });
});

/** Other teams configure rules, exempt from them and read reports by their names and titles. */
function assertPinned(rules: readonly Rule[], file: string): void {
  const pinned = readFileSync(path.join(__dirname, "interface", `${file}.txt`), "utf8");
  const lines = pinned.split("\n").filter((line) => line !== "");
  assert.deepEqual(rules.map(interfaceOf).sort(), lines.sort());
}

/** What a rule promises: `id (severity) [settings]: title`, a line of `interface/<pack>.txt`. */
function interfaceOf(rule: Rule): string {
  const kind = levelOf(rule) === "advisory" ? `${rule.severity}, advisory` : rule.severity;
  const settings = Object.keys(rule.settings ?? {});
  return `${rule.id} (${kind})${settings.length > 0 ? ` [${settings.join(", ")}]` : ""}: ${rule.title}`;
}

function testRule(rule: Rule): void {
  it("explains itself", () => assertExplains(rule));
  const file = path.join(__dirname, "cases", `${rule.id}.ts`);
  if (!existsSync(file)) {
    it("has cases", () => assert.fail(`${file} is missing`));
    return;
  }
  const cases: RuleCases = require(file).default;
  it("has enough cases", () => assertEnough(rule, cases));
  for (const item of cases.violating) testViolation(rule, item);
  for (const item of cases.violating.filter(hasNative)) testFacades(rule, item, "stops");
  for (const item of cases.clean) testClean(rule, item);
  for (const item of cases.clean.filter(hasNative)) testFacades(rule, item, "passes");
  for (const item of Array.isArray(cases.unknown) ? cases.unknown : []) testUnknown(rule, item);
  it("never fails, whatever the inputs hold", () => assertRobust(rule, cases));
}

function assertExplains(rule: Rule): void {
  assert.match(rule.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  for (const text of [rule.title, rule.awsDefault, rule.why, ...rule.remediation]) {
    assert.match(text, /^[A-Z].{19,}\.$/s, `not a sentence: ${text}`);
  }
  for (const link of rule.links) assert.equal(new URL(link).protocol, "https:");
  assert.ok(rule.types.length > 0);
  assert.equal(new Set(rule.types).size, rule.types.length, "a type twice");
}

function assertEnough(rule: Rule, { violating, clean, unknown }: RuleCases): void {
  assert.ok(violating.length >= 2, "two violating cases");
  assert.ok(clean.length >= 1, "a clean case");
  assert.ok(!Array.isArray(unknown) || unknown.length >= 1, "a case with an unknown");
  const covered = new Set(violating.flatMap(({ given }) => [given].flat().map(({ type }) => type)));
  assert.deepEqual(
    rule.types.filter((type) => !covered.has(type)),
    [],
    "types without a violating case",
  );
}

function testViolation(rule: Rule, item: Case): void {
  it(`stops ${item.title}`, async () => {
    const found = await judge(rule, item);
    assert.deepEqual(found.map(({ says }) => says).sort(), [item.says].flat().sort());
    for (const { blocks, text } of found) {
      assert.equal(blocks, levelOf(rule) === "mandatory");
      assert.ok(text.startsWith(`${rule.title}\n`));
      for (const step of rule.remediation) assert.ok(text.includes(`\n  - ${step}\n`));
      assert.ok(text.includes(`More: ${rule.links[0]}`));
    }
  });
  it(`stops ${item.title}, as secrets`, async () => {
    assert.deepEqual(await judge(rule, asSecrets(item)), await judge(rule, item));
  });
}

function testClean(rule: Rule, item: Case): void {
  it(`passes ${item.title}`, async () => {
    assert.deepEqual(await judge(rule, item), []);
    assert.deepEqual(await judge(rule, asSecrets(item)), [], "as secrets");
  });
  it(`raises no alarm over ${item.title} with any one value unknown`, async () => {
    for (const [where, mutant] of mutantsOf(item, UNKNOWN)) {
      const found = await judge(rule, mutant);
      const alarms = found.filter(({ says }) => !/not known before the update/.test(says));
      assert.deepEqual(alarms, [], where);
    }
  });
}

const asSecrets = (item: Case): Case => ({
  ...item,
  given: [item.given].flat().map((resource) => ({ ...resource, props: secrets(resource.props) })),
});

const secrets = (props: TestResource["props"]): TestResource["props"] =>
  Object.fromEntries(
    Object.entries(props).flatMap(([key, value]) => (value === undefined ? [] : [[key, secret(value)]])),
  );

/** The case with the value at each place in its resources, nested ones too, replaced one at a time. */
function mutantsOf(item: Case, value: unknown): [where: string, mutant: Case][] {
  const given = [item.given].flat();
  return given.flatMap((resource, index) =>
    placesIn(resource.props).map((place): [string, Case] => {
      const props = withValue(resource.props, place, value) as TestResource["props"];
      return [place.join("."), { ...item, given: given.with(index, { ...resource, props }) }];
    }),
  );
}

type Place = readonly string[];

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((rest) => [key, ...rest]),
  ]);
}

function withValue(within: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(within))
    return within.map((item, at) => (String(at) === key ? withValue(item, rest, value) : item));
  const fields = within as Record<string, unknown>;
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

/** The same native resources, by way of Cloud Control and of the native extension resource. */
function testFacades(rule: Rule, item: Case, verb: string): void {
  for (const facade of FACADES) {
    it(`${verb} ${item.title}, by way of ${facade}`, async () => {
      const found = await judge(rule, byWayOf(facade, item));
      assert.deepEqual(found.map(({ says }) => says).sort(), [item.says ?? []].flat().sort());
    });
  }
}

function testUnknown(rule: Rule, item: Case): void {
  it(`waits for the update to judge ${item.title}`, async () => {
    const found = await judge(rule, item);
    assert.equal(found.length, 1, "reported once");
    assert.equal(found[0]?.blocks, false);
    const properties = [item.says].flat().map((property) => `\`${property}\``);
    const stops = levelOf(rule) === "mandatory" ? ", and stops it if violated" : "";
    assert.equal(
      found[0]?.says,
      `${properties.join(", ")} ${properties.length === 1 ? "is" : "are"} not known before the update. The rule will be judged at update${stops}.`,
    );
  });
}

/** Any value at any place, unknown ones included, gives findings or none, but no failure of the rule. */
async function assertRobust(rule: Rule, cases: RuleCases): Promise<void> {
  const items = [...cases.violating, ...cases.clean];
  const junk = fc.oneof(
    fc.constant(UNKNOWN),
    fc.constantFrom(null, "", "x", 0, 1, -1, true, false),
    fc.constantFrom([], [null], [UNKNOWN], [[]], {}, { a: 1 }, [{ cidrBlocks: UNKNOWN }], {
      metadata: UNKNOWN,
    }),
  );
  const property = fc.asyncProperty(fc.constantFrom(...items), fc.nat(), junk, async (item, at, value) => {
    const mutants = mutantsOf(item, value);
    const [where, mutant] = mutants[at % Math.max(mutants.length, 1)] ?? ["nothing", item];
    for (const { text } of await judge(rule, mutant)) assert.doesNotMatch(text, RULE_FAILED, where);
  });
  await fc.assert(property, { numRuns: 150 });
}

function judge(rule: Rule, { given, settings }: Case): Promise<Diagnostic[]> {
  const [resource, ...others] = [given].flat();
  const level = levelOf(rule) === "advisory" ? EnforcementLevel.ADVISORY : EnforcementLevel.MANDATORY;
  const options = settings && { configuration: { [rule.id]: { level, values: settings } } };
  if (isStackRule(rule) || !resource) return analyzeStack(rule, [given].flat(), options);
  assert.deepEqual(others, [], "a rule about one resource takes one");
  return analyze(rule, resource, options);
}
