import assert from "node:assert/strict";
import { findAllLevels } from "../../../cli/commands/baseline-levels";
import { baselineText } from "../../../cli/report/baseline";

describe("recording a baseline", () => {
  it("finds all that blocks, and only that, without blocking", () => {
    const levels = findAllLevels("no-such-environment", "/tmp/empty.json");
    assert.deepEqual(levels["load-balancer-public"], { enforcementLevel: "advisory" });
    assert.deepEqual(levels["baseline-invalid"], { file: "/tmp/empty.json" });
    const kinds = new Set(Object.values(levels).map((level) => JSON.stringify(level)));
    assert.ok(!kinds.has('{"enforcementLevel":"mandatory"}'));
  });

  it("tells what was added and removed", () => {
    const known = {
      rule: "load-balancer-public",
      resource: "urn:pulumi:dev-eu-west-1::voip-cells::aws:lb/loadBalancer:LoadBalancer::web",
      says: "`internal` is false.",
      since: "2026-01-31",
    };
    assert.equal(
      baselineText("dev", { findings: [known], added: [known], removed: [] }),
      `Added:
  load-balancer-public: aws:lb/loadBalancer:LoadBalancer web of dev-eu-west-1
    \`internal\` is false.

✔ dev is checked: the baseline holds 1 finding, 1 of them new.`,
    );
  });
});
