import assert from "node:assert/strict";
import type { OperationResult } from "../../../cli/engine/operation";
import { OperationRecord } from "../../../cli/engine/record";
import type { StackUnit } from "../../../cli/environment";
import type { Health } from "../../../cli/estate/health";
import { rolloutJson, rolloutText } from "../../../cli/report/rollout";
import { type Outcome, rollout } from "../../../cli/rollout";

const unit = (name: string): StackUnit => ({
  name,
  kind: "cell",
  region: name,
  protect: false,
  config: {} as never,
});
const units = ["global", "one", "two"].map(unit);

function result(
  of: StackUnit,
  ok: boolean,
  counts: Record<string, number> = { created: 2 },
): OperationResult {
  const record = new OperationRecord(of.name);
  Object.assign(record.counts, counts);
  const errors = ok
    ? []
    : [{ severity: "error", message: "no such subnet", urn: "urn:pulumi:s::p::aws:lb/a:A::edge" } as const];
  return { unit: of, kind: "up", ok, record, errors, durationMs: 1200 };
}

const ill = { healthy: false, problems: ["The SIP edge is short."] } as Health;

describe("cells: a rollout", () => {
  const standings = (outcomes: Outcome[]) => outcomes.map(({ standing }) => standing);

  it("goes through all stacks when each is well", async () => {
    const seen: string[] = [];
    const outcomes = await rollout(units, {
      interrupted: () => false,
      operate: async (one) => {
        seen.push(one.name);
        return result(one, true);
      },
      judge: async () => undefined,
    });
    assert.deepEqual(standings(outcomes), ["done", "done", "done"]);
    assert.deepEqual(seen, ["global", "one", "two"]);
  });

  it("stops at the first failure and touches nothing after it", async () => {
    const outcomes = await rollout(units, {
      interrupted: () => false,
      operate: async (one) => result(one, one.name !== "one"),
    });
    assert.deepEqual(standings(outcomes), ["done", "failed", "untouched"]);
  });

  it("stops at the first stack that is not healthy", async () => {
    const outcomes = await rollout(units, {
      interrupted: () => false,
      operate: async (one) => result(one, true),
      judge: async (one) => (one.name === "one" ? ill : undefined),
    });
    assert.deepEqual(standings(outcomes), ["done", "unhealthy", "untouched"]);
  });

  it("starts nothing more once it is interrupted", async () => {
    let interrupted = false;
    const outcomes = await rollout(units, {
      interrupted: () => interrupted,
      operate: async (one) => {
        interrupted = one.name === "one";
        return result(one, one.name !== "one");
      },
    });
    assert.deepEqual(standings(outcomes), ["done", "interrupted", "untouched"]);
  });
});

describe("cells: the report of a rollout", () => {
  const [global, one, two] = units as [StackUnit, StackUnit, StackUnit];
  const command = "npx cells up dev --offline";

  it("says what stands, what does not, and what to type next", () => {
    const outcomes: Outcome[] = [
      { unit: global, standing: "done", result: result(global, true) },
      { unit: one, standing: "failed", result: result(one, false) },
      { unit: two, standing: "untouched" },
    ];
    assert.equal(
      rolloutText({ verb: "up", outcomes, command }),
      [
        "✔ global: 2 created in 1.2 s",
        "✘ one: failed after 2 created in 1.2 s",
        "  aws:lb/a:A edge:",
        "    no such subnet",
        "· two: not brought up",
        "",
        "Stopped at one, which failed.",
        "Up to date: global. Not touched: two.",
        "Nothing that was done is lost. To go on: npx cells up dev --offline",
      ].join("\n"),
    );
  });

  it("tells an update without changes from one with", () => {
    const same: Outcome[] = [
      { unit: global, standing: "done", result: result(global, true, { unchanged: 40 }) },
    ];
    assert.match(rolloutText({ verb: "up", outcomes: same, command }), /1 stack up; no changes\.$/);
    const changed: Outcome[] = [{ unit: global, standing: "done", result: result(global, true) }];
    assert.match(rolloutText({ verb: "up", outcomes: changed, command }), /1 stack up\.$/);
  });

  it("says why a stack is not healthy", () => {
    const outcomes: Outcome[] = [
      { unit: one, standing: "unhealthy", result: result(one, true), health: ill },
    ];
    assert.match(
      rolloutText({ verb: "up", outcomes, command }),
      /! one: .*not healthy\n {2}The SIP edge is short\./,
    );
  });

  it("is the same for programs", () => {
    const outcomes: Outcome[] = [{ unit: one, standing: "failed", result: result(one, false) }];
    const json = rolloutJson({ verb: "up", outcomes, command });
    assert.deepEqual(json, {
      ok: false,
      stacks: [
        {
          stack: "one",
          standing: "failed",
          changes: { created: 2 },
          durationSeconds: 1.2,
          errors: outcomes[0]?.result?.errors,
          findings: [],
        },
      ],
      next: command,
    });
  });
});
