import assert from "node:assert/strict";
import { exposureJson, exposureText, type ToldExposure } from "../../../cli/report/exposure";
import { exposureSvg } from "../../../cli/report/exposure-svg";
import type { Hop, ReachablePath } from "../../../policies/reachability/path";

const hop = (what: string, name: string, role: Hop["role"] = "carries", opens = ""): Hop => ({
  what,
  resources: [{ stack: "dev-eu-west-1", urn: `urn:${what}:${name}`, type: "aws:x/y:Z", name }],
  opens,
  role,
});
const web: ReachablePath = {
  from: "internet",
  entry: [{ family: 4, protocol: "tcp", fromPort: 22, toPort: 22 }],
  hops: [
    hop("internet gateway", "main"),
    hop("security group", "open", "permits", "ingress[0].cidrBlocks 0.0.0.0/0, tcp 22"),
    hop("instance", "web"),
  ],
  listens: [],
};
const told = (...paths: ReachablePath[]): ToldExposure => ({
  environment: "dev",
  source: "configuration",
  paths,
  blindSpots: [],
});

describe("cells: exposure", () => {
  it("is a table, each path hop by hop, and a verdict", () => {
    const text = exposureText({
      ...told(web),
      blindSpots: [
        {
          resource: { stack: "dev", urn: "u", type: "t", name: "r" },
          property: "transitGatewayId",
          why: "leads away",
        },
      ],
    });
    assert.equal(
      text,
      [
        "What the internet can reach in dev, by its configuration",
        "",
        "     from          sends          to                                     reaches                       which listens on",
        "  1  the internet  tcp 22 (IPv4)  internet gateway main (dev-eu-west-1)  instance web (dev-eu-west-1)  the same          NOT DECLARED",
        "",
        "  1. the internet",
        "     → internet gateway main (dev-eu-west-1)",
        "     · security group open (dev-eu-west-1): ingress[0].cidrBlocks 0.0.0.0/0, tcp 22",
        "     → instance web (dev-eu-west-1)",
        "",
        "Not followed:",
        "  r (dev): transitGatewayId leads away.",
        "",
        "✘ 1 way in, 1 of them declared by nothing.",
      ].join("\n"),
    );
  });

  it("ends well where all is declared, asks for credentials, or is for some callers only", () => {
    const paths = [
      { ...web, declared: "media-relay-udp" },
      { ...web, requires: "AWS credentials" },
      { ...web, from: ["203.0.113.0/24"] },
    ];
    const text = exposureText(told(...paths));
    for (const words of [
      /declared: media-relay-udp$/m,
      /with AWS credentials$/m,
      /for these callers only$/m,
    ]) {
      assert.match(text, words);
    }
    assert.match(text, /✔ 3 ways in, and none that is not declared\.$/);
    assert.match(exposureText(told()), /✔ The internet reaches nothing\.$/);
  });

  it("marks as JSON what nothing declares", () => {
    const json = exposureJson(told(web, { ...web, declared: "media-relay-udp" })) as {
      undeclared: number;
      paths: { undeclared: boolean }[];
    };
    assert.equal(json.undeclared, 1);
    assert.deepEqual(
      json.paths.map(({ undeclared }) => undeclared),
      [true, false],
    );
  });
});

describe("cells: exposure as a diagram", () => {
  const boxes = (svg: string) =>
    [...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" [^>]*rx="8"/g)].map(([, y]) => Number(y));

  it("has a box for each thing, an arrow for each judgement, and no text as markup", () => {
    const odd = { ...web, hops: [hop("internet gateway", "main"), hop("instance", "<b>&")], declared: "x" };
    const svg = exposureSvg(told(web, odd));
    assert.equal(boxes(svg).length, 4); // the internet, the gateway, two instances
    assert.equal(svg.match(/stroke="#cf222e"/g)?.length, 2);
    assert.equal(svg.match(/stroke="#1a7f37"/g)?.length, 2);
    assert.match(svg, /&lt;b&gt;&amp;/);
    assert.doesNotMatch(svg, /<b>|NaN|undefined|Infinity/);
  });

  it("puts no two boxes of a column over each other", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      ...web,
      hops: [hop("internet gateway", `gateway-${at % 3}`), hop("instance", `web-${at % 7}`)],
    }));
    const svg = exposureSvg(told(...many));
    const places = [
      ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" rx="8"/g),
    ];
    for (const [, x, y, height] of places) {
      const near = places.filter(
        ([, x2, y2]) => x2 === x && Math.abs(Number(y2) - Number(y)) < Number(height),
      );
      assert.equal(near.length, 1);
    }
  });

  it("says so where nothing is reached", () => {
    assert.match(exposureSvg(told()), /the internet reaches nothing/);
  });
});
