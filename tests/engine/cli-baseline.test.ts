import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { assertPlainWords, changeLoadBalancer, copyOfCheckout, jsonOf, runNode } from "./cli-support";
import { type Outcome, useSandbox } from "./support";

interface Found {
  rule: string;
  level: string;
  message: string;
}

type Entry = Record<string, string>;

/** What a public load balancer of a cell breaks. */
const OPEN = ["accelerator-endpoint-public", "internet-path-undeclared", "load-balancer-public"];

const KNOWN = /\nKnown since \d{4}-\d{2}-\d{2}: it is in the baseline\.$/;

const sorted = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();

/** A team that turns the packs on while its load balancers are public. */
describe("cells baseline", () => {
  const sandbox = useSandbox();
  let copy: string;
  let file: string;
  before(() => {
    copy = copyOfCheckout(sandbox().root);
    file = path.join(copy, "policies", "baseline.json");
    changeLoadBalancer(copy, "internal: true", "internal: false");
  });

  async function cells(command: string): Promise<Outcome> {
    const outcome = await runNode(sandbox(), [path.join(copy, "cli", "bin.js"), command, "dev", "--json"]);
    assertPlainWords(outcome);
    return outcome;
  }

  async function findings(level: string): Promise<{ code: number | null; rules: string[]; found: Found[] }> {
    const outcome = await cells("check");
    const { environments } = jsonOf<{ environments: { stacks: { findings: Found[] }[] }[] }>(outcome);
    const found = environments
      .flatMap(({ stacks }) => stacks.flatMap((stack) => stack.findings))
      .filter((finding) => finding.level === level);
    return { code: outcome.code, rules: found.map(({ rule }) => rule), found };
  }

  const recorded = (): Entry[] => JSON.parse(readFileSync(file, "utf8")).findings;

  it("records what breaks the mandatory rules", async () => {
    const { code, stdout, stderr } = await cells("baseline");
    assert.equal(code, 0, stdout + stderr);
    const entries = recorded();
    const { added, removed } = jsonOf<Record<"added" | "removed", Entry[]>>({ code, stdout, stderr });
    assert.deepEqual(sorted(added), sorted(entries));
    assert.deepEqual(removed, []);
    const stacks = ["dev-eu-central-1", "dev-eu-west-1"];
    assert.deepEqual(
      sorted(entries.map(({ rule, resource }) => ({ rule, stack: resource?.split(":")[2] }))),
      sorted(stacks.flatMap((stack) => OPEN.map((rule) => ({ rule, stack })))),
    );
    for (const { since } of entries) assert.match(since ?? "", /^\d{4}-\d{2}-\d{2}$/);
  });

  it("keeps what is recorded from blocking, and says since when it is known", async () => {
    const { code, found } = await findings("advisory");
    assert.equal(code, 0);
    const known = found.filter(({ message }) => KNOWN.test(message));
    assert.deepEqual(known.map(({ rule }) => rule).sort(), [...OPEN, ...OPEN].sort());
  });

  it("lets what is new block", async () => {
    changeLoadBalancer(copy, "accessLogs: { enabled: true", "accessLogs: { enabled: false");
    const { code, rules } = await findings("mandatory");
    assert.equal(code, 1);
    assert.deepEqual(rules, ["load-balancer-access-log-off", "load-balancer-access-log-off"]);
  });

  it("tells what is mended, and forgets it when it is recorded anew", async () => {
    changeLoadBalancer(copy, "accessLogs: { enabled: false", "accessLogs: { enabled: true");
    changeLoadBalancer(copy, "internal: false", "internal: true");
    const { code, rules } = await findings("advisory");
    assert.equal(code, 0);
    assert.ok(rules.includes("baseline-outdated"));
    const before = recorded();
    const { findings: left, removed } = jsonOf<Record<"findings" | "removed", Entry[]>>(
      await cells("baseline"),
    );
    assert.deepEqual(left, []);
    assert.deepEqual(sorted(removed), sorted(before));
    assert.ok(!existsSync(file), "an empty baseline has no file");
  });
});
