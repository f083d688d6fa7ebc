import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { assertPlainWords, jsonOf, madeResources } from "./cli-support";
import { useSandbox } from "./support";

interface ExposureJson {
  source: string;
  undeclared: number;
  paths: {
    from: unknown;
    entry: unknown[];
    hops: { what: string; role: string; resources: { stack: string; name: string }[] }[];
    listens: unknown[];
    declared?: string;
  }[];
  blindSpots: unknown[];
}

/** What a cell opens: the accelerator's port, through the internal load balancer, to the edge. */
const wayInto = (stack: string) => ({
  from: "internet",
  entry: [{ family: 4, protocol: "tcp", fromPort: 443, toPort: 443 }],
  through: [
    "accelerator sip dev-global",
    `internal load balancer cell-edge ${stack}`,
    `ECS service cell-edge ${stack}`,
  ],
  listens: [{ protocol: "tcp", fromPort: 8080, toPort: 8080 }],
  declared: "accelerator-to-internal-alb",
});

const told = ({ paths }: ExposureJson) =>
  paths.map(({ from, entry, hops, listens, declared }) => ({
    from,
    entry,
    through: hops
      .filter(({ role }) => role === "carries")
      .map(({ what, resources }) => `${what} ${resources[0]?.name} ${resources[0]?.stack}`),
    listens,
    declared,
  }));

describe("cells exposure", () => {
  const sandbox = useSandbox();
  const expected = ["dev-eu-central-1", "dev-eu-west-1"].map(wayInto);

  it("finds in dev the declared way into each cell and nothing else, draws it, and leaves nothing behind", async () => {
    const svg = path.join(sandbox().root, "exposure.svg");
    const outcome = await sandbox().cells(["exposure", "dev", "--offline", "--json", "--svg", svg]);
    assert.equal(outcome.code, 0, `${outcome.stdout}${outcome.stderr}`);
    const found = jsonOf<ExposureJson>(outcome);
    assert.equal(found.source, "configuration");
    assert.deepEqual(told(found), expected);
    assert.deepEqual([found.undeclared, found.blindSpots], [0, []]);
    assert.match(fs.readFileSync(svg, "utf8"), /^<svg [\s\S]*internal load balancer[\s\S]*<\/svg>\n$/);
    assert.deepEqual(madeResources(sandbox()), []);
  });

  it("finds the same in what stands, and what a hand has opened since", async () => {
    const nothing = await sandbox().cells(["exposure", "dev", "--offline", "--deployed"]);
    assert.equal(nothing.code, 1, nothing.stdout);
    assert.match(nothing.stderr, /^Nothing of dev is up\. Bring it up: npx cells up dev --offline\. /);
    const up = await sandbox().cells(["up", "dev", "--offline"]);
    assert.equal(up.code, 0, `${up.stdout}${up.stderr}`);
    const standing = await sandbox().cells(["exposure", "dev", "--offline", "--deployed", "--json"]);
    assert.deepEqual(told(jsonOf<ExposureJson>(standing)), expected);

    await untag("dev-eu-west-1");
    const outcome = await sandbox().cells(["exposure", "dev", "--offline", "--deployed"]);
    assert.equal(outcome.code, 1, `${outcome.stdout}${outcome.stderr}`);
    assert.match(outcome.stdout, /ECS service cell-edge \(dev-eu-west-1\) +tcp 8080 +NOT DECLARED/);
    assert.match(outcome.stdout, /✘ 2 ways in, 1 of them declared by nothing\./);
    assertPlainWords(outcome);
  });

  /** Takes the declaration off the rule that admits the callers, in the state. */
  async function untag(stack: string): Promise<void> {
    const { deployment } = await sandbox().exportStack(stack, { cwd: path.join(sandbox().root, "project") });
    const rule = deployment.resources?.find(({ urn }) => urn.endsWith("::cell-callers-in"));
    assert.ok(rule?.inputs && rule.outputs);
    for (const values of [rule.inputs, rule.outputs]) delete values.tags;
    const file = path.join(sandbox().root, "state.json");
    fs.writeFileSync(file, JSON.stringify({ version: 3, deployment }));
    const outcome = await sandbox().pulumi(["stack", "import", "--stack", stack, "--file", file], {
      cwd: path.join(sandbox().root, "project"),
    });
    assert.equal(outcome.code, 0, outcome.stderr);
  }
});
