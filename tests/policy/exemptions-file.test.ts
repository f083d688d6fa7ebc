import assert from "node:assert/strict";
import { readExemptions } from "../../policies/adoption/exemptions";
import { entry, yamlOf } from "./adoption-support";

describe("the file of exemptions", () => {
  const problems = (content: string) => readExemptions(content, undefined).problems;

  const urn = (name: string) => `urn:pulumi:*::test::test:index:Thing::${name}`;
  const entries = (name: string) => `- &first
  rule: thing-good
  resource: ${urn(name)}
  reason: "It goes: in spring."
  owner: voice
  ticket: VOICE-7
  expires: 2999-12-31
`;

  it("is a list in YAML", () => {
    const { entries: read } = readExemptions(`# why it is so\n${entries("bad")}`, undefined);
    assert.equal(read[0]?.reason, "It goes: in spring.");
    for (const nothing of ["", "# none yet\n", "---\n", "~", "[]"])
      assert.deepEqual(readExemptions(nothing, undefined), { entries: [], problems: [] });
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

  it("takes a field that is left empty for a missing one", () => {
    const { owner: _, ...rest } = entry;
    const missing = ["entry 1, owner: it is missing. Name the team or person who answers for it."];
    assert.deepEqual(problems(yamlOf(rest)), missing);
    assert.deepEqual(problems(yamlOf({ ...rest, owner: null })), missing);
    assert.deepEqual(problems(yamlOf({ ...rest, owner: " \n" })), missing);
    assert.deepEqual(readExemptions(yamlOf({ ...entry, rule: "" }), ["thing-good"]).problems, [
      "entry 1, rule: it is missing. Name the rule, as its finding does.",
    ]);
  });

  it("may be about a whole type, and about several rules of one resource", () => {
    assert.deepEqual(problems(yamlOf({ ...entry, resource: "urn:pulumi:*::test::test:index:Thing::*" })), []);
    assert.deepEqual(problems(yamlOf({ ...entry, resource: "urn:pulumi:*::test::*::bad" })), []);
    assert.deepEqual(problems(yamlOf(entry, { ...entry, rule: "things-good" })), []);
  });

  it("has no exemption for everything, and none twice", () => {
    for (const all of ["*::*", "a*::*", "*:*/*:*::**", "aws:*::*"]) {
      assert.deepEqual(problems(yamlOf({ ...entry, resource: `urn:pulumi:dev::test::${all}` })), [
        `entry 1, resource: "urn:pulumi:dev::test::${all}" means every resource. Name the resource or its type; to lower a whole rule, configure its level.`,
      ]);
    }
    assert.deepEqual(problems(yamlOf(entry, { ...entry, reason: "Another." })), [
      "entry 2, resource: entry 1 has the same rule and resource. Keep one of them.",
    ]);
  });

  it("is refused where it is no list, or no YAML", () => {
    assert.equal(problems(yamlOf("x", "y")).length, 2);
    assert.deepEqual(problems("rule: thing-good"), [
      "it is not a list of exemptions. Start each with `- rule:`.",
    ]);
    assert.match(problems("- rule: [")[0] ?? "", /^it is not YAML: .* at line 1, column \d+/);
    assert.match(problems(`${entries("a")}---\n${entries("b")}`)[0] ?? "", /multiple documents/);
  });

  it("may say once, by an anchor, what several exemptions have in common", () => {
    const { entries: read } = readExemptions(
      `${entries("a")}- <<: *first\n  resource: ${urn("b")}\n`,
      undefined,
    );
    assert.deepEqual(
      read.map(({ resource, owner }) => [resource, owner]),
      [
        [urn("a"), "voice"],
        [urn("b"), "voice"],
      ],
    );
  });

  it("is refused where its anchors are missing, endless or too many", () => {
    assert.deepEqual(problems("- *nobody"), [
      "it is not YAML: Unresolved alias (the anchor must be set before the alias): nobody",
    ]);
    assert.match(problems("- &a\n  rule: *a\n  resource: *a")[0] ?? "", /^entry 1, rule: it is not text/);
    const tens = (of: string) => `[${Array(10).fill(of).join(", ")}]`;
    const many = `- &a ${tens("x")}\n- &b ${tens("*a")}\n- &c ${tens("*b")}\n- ${tens("*c")}`;
    assert.match(problems(many)[0] ?? "", /^it is not YAML: Excessive alias count/);
  });
});
