import assert from "node:assert/strict";
import { report } from "../../policies/judging/report";
import { foundIn } from "../../policies/package/record-baseline";
import { violation } from "../../policies/rule";
import { rule } from "./adoption-support";

const [blocking] = report(rule, [violation("`good` is not true.")]);
const [waived] = report(rule, [violation("`good` is not true.")], () => ({ covers: true, note: "Known." }));
const event = (message = "", more: object = {}) =>
  JSON.stringify({
    policyEvent: {
      enforcementLevel: "mandatory",
      policyName: rule.id,
      resourceUrn: "urn:pulumi:a::b::c::d",
      message,
      ...more,
    },
  });

describe("what a baseline records of the engine's events", () => {
  it("is what blocks, in the words of the finding, without colours", () => {
    const colored = `<{%fg 1%}>${blocking?.message}<{%reset%}>\n`;
    const events = ["Analyzing...", event(colored), '{"summaryEvent":{}}', "{broken"].join("\n");
    assert.deepEqual(foundIn(events), [
      { rule: rule.id, resource: "urn:pulumi:a::b::c::d", says: "`good` is not true." },
    ]);
  });

  it("is neither advice nor what is waived already", () => {
    const events = [event(blocking?.message, { enforcementLevel: "advisory" }), event(waived?.message)].join(
      "\n",
    );
    assert.deepEqual(foundIn(events), []);
  });

  it("is nothing at all where there are no events", () => {
    assert.equal(foundIn("error: no such file\n"), undefined);
  });
});
