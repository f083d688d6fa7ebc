import assert from "node:assert/strict";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { OperationRecord } from "../../../cli/engine/record";

const urn = "urn:pulumi:dev-global::voip-cells::aws:s3/bucket:Bucket::logs";

function step(
  event: "resourcePreEvent" | "resOutputsEvent" | "resOpFailedEvent",
  op: string,
  more: object = {},
) {
  const state = { custom: true, urn, type: "aws:s3/bucket:Bucket", ...more };
  const metadata = { op, urn, type: "aws:s3/bucket:Bucket", new: state, ...more };
  return { sequence: 0, timestamp: 0, [event]: { metadata, status: 0, steps: 0 } } as unknown as EngineEvent;
}

describe("cells: the record of an operation", () => {
  it("knows what is under way and since when, until it ends or fails", () => {
    let now = 1000;
    const record = new OperationRecord("dev-global", () => now);
    record.apply(step("resourcePreEvent", "create"));
    now = 5000;
    assert.deepEqual([...record.running.values()], [{ urn, verb: "creating", sinceMs: 1000 }]);
    record.apply(step("resOpFailedEvent", "create"));
    assert.equal(record.running.size, 0);
    assert.deepEqual(record.counts, {});
  });

  it("counts what changed in the cloud: not components, providers or the stack itself", () => {
    const record = new OperationRecord("dev-global");
    record.apply(step("resOutputsEvent", "create"));
    record.apply(step("resOutputsEvent", "create", { type: "pulumi:providers:aws" }));
    record.apply(step("resOutputsEvent", "create", { custom: false }));
    record.apply(step("resourcePreEvent", "same"));
    record.apply(step("resOutputsEvent", "same"));
    assert.deepEqual(record.counts, { created: 1, unchanged: 1 });
    assert.equal(record.changes, 1);
  });

  it("keeps findings with their level and errors in plain words", () => {
    const record = new OperationRecord("dev-global");
    const policyEvent = {
      resourceUrn: urn,
      message: "<{%fg 1%}>It is public.<{%reset%}>",
      policyName: "no-public-load-balancer",
      policyPackName: "exposure",
      enforcementLevel: "mandatory",
    };
    record.apply({ sequence: 0, timestamp: 0, policyEvent } as unknown as EngineEvent);
    const diagnosticEvent = { message: "error: no such subnet\n", severity: "error", urn, color: "never" };
    record.apply({ sequence: 0, timestamp: 0, diagnosticEvent } as unknown as EngineEvent);
    assert.deepEqual(record.findings, [
      {
        stack: "dev-global",
        pack: "exposure",
        rule: "no-public-load-balancer",
        level: "mandatory",
        message: "It is public.",
        urn,
      },
    ]);
    assert.deepEqual(record.diagnostics, [{ severity: "error", message: "no such subnet", urn }]);
    assert.equal(record.programFailed, false);
    const thrown = {
      ...diagnosticEvent,
      message: "error: Unhandled exception: Error: no zone\n    at index.ts:1:1",
    };
    record.apply({ sequence: 0, timestamp: 0, diagnosticEvent: thrown } as unknown as EngineEvent);
    assert.equal(record.programFailed, true);
  });
});
