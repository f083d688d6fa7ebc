import assert from "node:assert/strict";
import * as path from "node:path";
import {
  assertPlainWords,
  changeLoadBalancer,
  copyOfCheckout,
  jsonOf,
  madeResources,
  runNode,
} from "./cli-support";
import { useSandbox } from "./support";

interface CheckedStack {
  stack: string;
  ok: boolean;
  resources: number;
  findings: { rule: string; level: string; message: string }[];
}

describe("cells check", () => {
  const sandbox = useSandbox();

  for (const environment of ["dev", "prod"]) {
    it(`finds ${environment} clean from nothing, and leaves nothing behind`, async () => {
      const outcome = await sandbox().cells(["check", environment, "--json"]);
      assert.equal(outcome.code, 0, `${outcome.stdout}${outcome.stderr}`);
      const { environments } = jsonOf<{ environments: { stacks: CheckedStack[] }[] }>(outcome);
      const stacks = environments.flatMap((one) => one.stacks);
      assert.deepEqual(
        stacks.map(({ stack }) => stack),
        ["global", "eu-central-1", "eu-west-1"].map((role) => `${environment}-${role}`),
      );
      for (const { ok, resources, findings } of stacks) {
        assert.equal(ok, true);
        assert.ok(resources > 10);
        assert.deepEqual(
          findings.filter(({ level }) => level === "mandatory"),
          [],
        );
      }
      assert.deepEqual(madeResources(sandbox()), []);
    });
  }

  it("ends with 1 and names rule, stack, resource and cure when the program breaks a rule", async () => {
    const copy = copyOfCheckout(sandbox().root);
    changeLoadBalancer(copy, "internal: true", "internal: false");
    const outcome = await runNode(sandbox(), [path.join(copy, "cli", "bin.js"), "check", "dev"]);
    assert.equal(outcome.code, 1, `${outcome.stdout}${outcome.stderr}`);
    assert.match(
      outcome.stdout,
      /mandatory, 2 resources\)\n {2}dev-eu-central-1\n {4}aws:lb\/loadBalancer:LoadBalancer/,
    );
    assert.match(outcome.stdout, /Cure:\n +- Set `internal: true`/);
    assert.doesNotMatch(outcome.stdout, /preview failed/);
    assertPlainWords(outcome);
  });
});
