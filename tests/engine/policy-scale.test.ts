import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { buildPacks } from "../../policies/build";
import { closedResources } from "./policy/states/closed";
import { EXPOSURES } from "./policy/states/exposures";
import { type StateResource, stateOf, urnAt } from "./policy/states/state";
import { checkout, useSandbox } from "./support";

const COUNT = 4_000;

interface Finding {
  level: string;
  rule: string;
  urn: string;
}

describe("exposures among thousands of resources, under the real engine", () => {
  const sandbox = useSandbox();
  const closed = closedResources(COUNT);
  before(() => buildPacks());

  async function analyze(
    resources: readonly StateResource[],
  ): Promise<{ code: number | null; found: Finding[] }> {
    const file = path.join(sandbox().root, "state.json");
    writeFileSync(file, stateOf(resources));
    const pack = path.join(checkout, "policies", "exposure");
    const args = ["policy", "analyze", "--json", "--policy-pack", pack, "--file", file];
    const { code, stdout } = await sandbox().pulumi(args);
    const events = stdout.split("\n").filter((line) => line.startsWith("{"));
    const found = events.flatMap((line) => {
      const { policyEvent } = JSON.parse(line);
      if (!policyEvent) return [];
      const { enforcementLevel, policyName, resourceUrn } = policyEvent;
      return [{ level: enforcementLevel, rule: policyName, urn: resourceUrn }];
    });
    return { code, found };
  }

  it(`says nothing of ${COUNT} resources that are closed`, async () => {
    assert.deepEqual(await analyze(closed), { code: 0, found: [] });
  });

  it(`finds ${EXPOSURES.length} planted ones, each where it is, and nothing else`, async () => {
    const distance = Math.floor(COUNT / EXPOSURES.length);
    const planted = new Map(EXPOSURES.map((exposure, index) => [index * distance + 7, exposure]));
    const { code, found } = await analyze(closed.map((resource, index) => planted.get(index) ?? resource));
    assert.notEqual(code, 0);
    const expected = [...planted].map(([index, { type }]) => urnAt(index, type));
    assert.deepEqual([...new Set(found.map(({ urn }) => urn))].sort(), expected.sort());
    assert.deepEqual(
      found.filter(({ level }) => level !== "mandatory"),
      [],
    );
  });

  it("are forty, none like another", () => {
    assert.equal(EXPOSURES.length, 40);
    assert.equal(new Set(EXPOSURES.map((exposure) => JSON.stringify(exposure))).size, EXPOSURES.length);
  });
});
