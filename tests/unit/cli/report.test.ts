import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { masked } from "../../../cli/engine/deployment";
import type { Finding, Running } from "../../../cli/engine/record";
import { activityText } from "../../../cli/report/activity";
import { exportsText } from "../../../cli/report/exports";
import { findingsText } from "../../../cli/report/findings";
import { outputsText } from "../../../cli/report/outputs";
import { columns, countsText, durationText, plannedText } from "../../../cli/report/words";

const urn = (name: string) => `urn:pulumi:dev-global::voip-cells::aws:lb/loadBalancer:LoadBalancer::${name}`;

describe("cells: words", () => {
  it("count in a fixed order and leave out zeros", () => {
    assert.equal(countsText({ unchanged: 3, created: 1, deleted: 0 }), "1 created, 3 unchanged");
    assert.equal(countsText({}), "no change");
    assert.equal(plannedText({ updated: 2 }), "2 to update");
  });

  it("give durations as people say them", () => {
    assert.equal(durationText(8400), "8.4 s");
    assert.equal(durationText(200_000), "3 min 20 s");
  });

  it("line columns up without trailing blanks", () => {
    assert.equal(
      columns([
        ["a", "bb", ""],
        ["ccc", "d", "e"],
      ]),
      "a    bb\nccc  d   e",
    );
  });
});

describe("cells: progress", () => {
  const running = (sinceMs: number, name: string): [string, Running] => [
    urn(name),
    { urn: urn(name), verb: "creating", sinceMs },
  ];

  it("names what is slow, slowest first, and only that", () => {
    const activity = {
      counts: { created: 4 },
      running: new Map([running(9000, "quick"), running(1000, "slow"), running(4000, "mid")]),
    };
    assert.equal(
      activityText(activity, "up", 10_000),
      "4 created · 3 under way · creating aws:lb/loadBalancer:LoadBalancer slow (9 s) · creating aws:lb/loadBalancer:LoadBalancer mid (6 s)",
    );
  });
});

describe("cells: findings", () => {
  const finding = (rule: string, stack: string, name: string): Finding => ({
    stack,
    pack: "exposure",
    rule,
    level: "mandatory",
    message: "It is public.\nCure: set internal to true.",
    urn: urn(name),
  });

  it("come by rule, then stack, with the cure", () => {
    const text = findingsText([
      finding("no-public-load-balancer", "dev-a", "edge"),
      finding("no-open-port", "dev-a", "edge"),
      finding("no-public-load-balancer", "dev-b", "edge"),
    ]);
    assert.equal(
      text,
      [
        "exposure/no-public-load-balancer (mandatory, 2 resources)",
        "  dev-a",
        "    aws:lb/loadBalancer:LoadBalancer edge",
        "      It is public.",
        "      Cure: set internal to true.",
        "  dev-b",
        "    aws:lb/loadBalancer:LoadBalancer edge",
        "      It is public.",
        "      Cure: set internal to true.",
        "",
        "exposure/no-open-port (mandatory, 1 resource)",
        "  dev-a",
        "    aws:lb/loadBalancer:LoadBalancer edge",
        "      It is public.",
        "      Cure: set internal to true.",
      ].join("\n"),
    );
  });
});

describe("cells: outputs", () => {
  it("mask secrets at any depth", () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "v1:abc",
    };
    assert.deepEqual(masked({ a: [secret], b: { c: secret, d: 1 } }), {
      a: ["[secret]"],
      b: { c: "[secret]", d: 1 },
    });
  });

  it("are one line a value", () => {
    const text = outputsText([
      ["dev-global", { domain: "example.com", accelerator: { ipAddresses: ["192.0.2.1", "192.0.2.2"] } }],
      ["dev-eu-west-1", {}],
    ]);
    assert.equal(
      text,
      "dev-global\n  domain                   example.com\n  accelerator.ipAddresses  192.0.2.1, 192.0.2.2\n\ndev-eu-west-1: nothing stands",
    );
  });
});

describe("cells: exports", () => {
  it("are read back exactly by a shell, whatever is in them", () => {
    const value = `a b'c "d" $HOME \`x\` \\n`;
    const script = `${exportsText({ CELLS_TEST: value })}\nprintf %s "$CELLS_TEST"`;
    assert.equal(execFileSync("sh", ["-c", script], { encoding: "utf8" }), value);
  });
});
