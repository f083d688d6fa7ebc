import assert from "node:assert/strict";
import { checkGithub } from "../../../../cli/report/check/github";
import { nasty, reportWith, urnOf, violation } from "./sample";

const commandsOf = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("::"));

describe("cells check as GitHub annotations", () => {
  it("has no annotation where nothing was found", () => {
    assert.equal(checkGithub(reportWith()), "✔ 1 stack and 2 resources of dev checked: no rule is broken.\n");
  });

  it("points at file and line, says the cure, and puts what is new first", () => {
    const old = violation({ isNew: false, urn: urnOf("old") });
    const young = violation({ isNew: true, urn: urnOf("young") });
    const lines = commandsOf(checkGithub(reportWith({ findings: [old, young] })));
    assert.equal(lines.length, 2);
    assert.match(
      lines[0] ?? "",
      /^::error file=components\/edge\/edge-load-balancer\.ts,line=\d+,title=load-balancer-public%3A Application and Network Load Balancers are internal\.::aws:lb\/loadBalancer:LoadBalancer young in dev-eu-west-1%0A`internal` is false\.%0A%0ASet `internal: true`/,
    );
    assert.match(lines[1] ?? "", / old in /);
  });

  it("is an error, a warning or a notice as the finding blocks, advises or is exempted; what waits is none", () => {
    const kinds = ["violation", "advice", "undecided", "exempted"] as const;
    const findings = kinds.map((kind) => violation({ kind }));
    const lines = commandsOf(checkGithub(reportWith({ findings })));
    assert.deepEqual(
      lines.map((line) => line.split(" ")[0]),
      ["::error", "::warning", "::notice"],
    );
  });

  it("points at the stack file for mistakes in it", () => {
    const mistakes = "1 mistake\nstacks/Pulumi.dev-global.yaml:7: domain: is missing. Add it.";
    const text = checkGithub({ environments: [{ environment: "dev", stacks: [], mistakes }] });
    assert.match(text, /^::error file=stacks\/Pulumi\.dev-global\.yaml,line=7,title=Configuration::/);
  });

  for (const [what, text] of Object.entries(nasty)) {
    it(`is one command for one finding with ${what}`, () => {
      const finding = violation({ urn: `urn:pulumi:dev::p::aws:x/y:Z::${text}`, message: text, rule: text });
      const lines = checkGithub(reportWith({ stack: text, findings: [finding] }))
        .trimEnd()
        .split("\n");
      assert.equal(lines.length, 2);
      const [, properties = ""] = /^::error (.*?)::/.exec(lines[0] ?? "") ?? [];
      assert.deepEqual(
        properties.split(",").map((property) => property.split("=")[0]),
        ["file", "title"],
      );
      assert.doesNotMatch(lines[1] ?? "", /^::/);
    });
  }
});
