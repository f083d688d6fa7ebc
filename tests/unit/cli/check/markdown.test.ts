import assert from "node:assert/strict";
import { code, markdown, prose } from "../../../../cli/report/check/escape";
import { checkMarkdown, marker } from "../../../../cli/report/check/markdown";
import { nasty, reportWith, urnOf, violation } from "./sample";

describe("cells check as Markdown", () => {
  it("begins with the marker and says that nothing is wrong", () => {
    assert.equal(
      checkMarkdown(reportWith()),
      `${marker}\n\n### ✅ 1 stack and 2 resources of dev checked: no rule is broken.\n`,
    );
  });

  it("puts what is new first and open, and folds what was there", () => {
    const text = checkMarkdown(
      reportWith(
        {
          findings: [
            violation({ isNew: false, urn: urnOf("old") }),
            violation({ isNew: true, urn: urnOf("young") }),
            violation({ isNew: true, urn: urnOf("young", "dev-eu-central-1"), stack: "dev-eu-central-1" }),
            violation({ kind: "exempted", level: "advisory", message: "exempted for a reason" }),
          ],
        },
        { base: { ref: "main", commit: "1a2b3c4d5" } },
      ),
    );
    const [young, old, exempted] = ["young`", "old`", "exempted for a reason"].map((part) =>
      text.indexOf(part),
    );
    assert.ok(young !== undefined && old !== undefined && exempted !== undefined);
    assert.ok(text.indexOf("#### New against main") < young && young < old && old < exempted);
    assert.ok(text.slice(young, old).includes("<details><summary>Already at main (1)</summary>"));
    assert.match(
      text,
      /young` in `dev-eu-west-1`, `dev-eu-central-1`, `components\/edge\/edge-load-balancer\.ts:\d+`/,
    );
    assert.match(text, /1\. Set `internal: true`/);
    assert.match(text, /3 violations \(2 new\)/);
  });

  it("shows what changes by stack: names, never values", () => {
    const changes = [
      { kind: "added" as const, urn: urnOf("more"), properties: [] },
      { kind: "changed" as const, urn: urnOf("cell-edge"), properties: ["internal", "name"] },
    ];
    const text = checkMarkdown(reportWith({ changes }, { base: { ref: "main" } }));
    assert.match(text, /\| `dev-eu-west-1` \| 1 added, 1 changed \|/);
    assert.match(text, /- changed `aws:lb\/loadBalancer:LoadBalancer cell-edge`: `internal`, `name`/);
    assert.match(
      checkMarkdown(reportWith({ changes: [] }, { base: { ref: "main" } })),
      /against main\*\*: none/,
    );
  });

  it("says what the change opens, with the way", () => {
    const report = reportWith();
    const openings = [
      { kind: "opens" as const, sentence: "opens tcp 22 of web", lines: ["the internet", "web"] },
    ];
    const [environment] = report.environments;
    assert.ok(environment);
    const text = checkMarkdown({ ...report, environments: [{ ...environment, openings }] });
    assert.match(text, /- 🔓 This change opens tcp 22 of web\n {2}1\. the internet\n {2}2\. web/);
  });

  it("says plainly that it could not be compared, or not be checked", () => {
    const doubtful = checkMarkdown(reportWith({}, { base: { ref: "main", problem: "other packages" } }));
    assert.match(doubtful, /> Could not compare with `main` in full/);
    const mistakes = "1 mistake in the configuration\nstacks/Pulumi.dev-global.yaml: domain";
    const text = checkMarkdown({ environments: [{ environment: "dev", stacks: [], mistakes }] });
    assert.match(text, /### ❌ Nothing checked: the configuration of dev can't be used/);
    assert.match(text, /> stacks\/Pulumi\.dev-global\.yaml: domain/);
  });

  it("shows some of many findings of one rule, and other rules beside them", () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      violation({
        urn: `urn:pulumi:dev-eu-west-1::voip-cells::aws:lb/loadBalancer:LoadBalancer::b${index}`,
        isNew: true,
      }),
    );
    const other = violation({ rule: "security-group-open", isNew: true });
    const text = checkMarkdown(reportWith({ findings: [...many, other] }));
    assert.match(text, /LoadBalancer b24`/);
    assert.doesNotMatch(text, /LoadBalancer b25`/);
    assert.match(text, /- and 275 more, in the log of the check/);
    assert.match(text, /\*\*`security-group-open`\*\*/);
  });

  it("is never longer than a comment may be, and ends between parts", () => {
    const findings = Array.from({ length: 900 }, (_, index) =>
      violation({ rule: `r-${index}`, kind: "advice" }),
    );
    const changes = Array.from({ length: 2000 }, (_, index) => ({
      kind: "added" as const,
      urn: urnOf(`n-${index}`),
      properties: [],
    }));
    const text = checkMarkdown(reportWith({ findings, changes }, { base: { ref: "main" } }));
    assert.ok(text.length < 65_536);
    assert.match(text, /too long for a comment/);
    assert.equal(text.split("<details>").length, text.split("</details>").length);
  });

  for (const [what, text] of Object.entries(nasty)) {
    it(`stands ${what} in a name, a message and an error`, () => {
      const shown = checkMarkdown(
        reportWith({
          ok: false,
          findings: [violation({ urn: `urn:pulumi:dev::p::aws:x/y:Z::${text}`, message: text, rule: text })],
          errors: [{ severity: "error", message: text }],
          changes: [{ kind: "changed", urn: urnOf(text), properties: [text] }],
        }),
      );
      const outsideCode = shown.replace(/(`+)[^\n]*?[^`\n]\1(?!`)/g, "");
      assert.doesNotMatch(outsideCode, /<script|<!-- -->|@octocat|#123|:\/\/evil|www\.evil|\*\*bold|\[link/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point
      assert.doesNotMatch(shown, /[\u0000\u0007\u001b\u202e]/);
      assert.doesNotMatch(shown, /^(# fourth|- fifth|::error)/m);
      assert.equal(shown, Buffer.from(shown).toString());
    });
  }

  it("keeps code spans whole whatever is in them", () => {
    assert.equal(code("a`b"), "``a`b``");
    assert.equal(code("`"), "`` ` ``");
    assert.equal(code("a|b\nc"), "`a¦b c`");
    assert.equal(prose("`internal` is <b>"), "`internal` is &#60;b&#62;");
    assert.equal(prose("an odd ` tick"), "an odd &#96; tick");
    assert.equal(markdown("a & b"), "a &#38; b");
  });
});
