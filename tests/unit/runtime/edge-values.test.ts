import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type EdgeValues, edgeChecks, edgeDefaults, edgeValuesFile } from "../../../runtime/edge-values";
import { RenderError } from "../../../runtime/render";
import { assertGolden } from "./golden";

const folder = join(__dirname, "../../../runtime/kamailio");

const values: EdgeValues = {
  domain: "sip.example.com",
  trustedProxies: ["10.0.0.0/19", "10.0.64.0/19"],
  origins: ["https://app.example.com", "https://*.widgets.example.com"],
  clientsWithoutOrigin: true,
  ports: { webSocket: 8080, sip: 5060, replication: 5062, metrics: 9090, rpc: 8090 },
  sisterEdges: "edge.cell.internal",
  ...edgeDefaults,
  recordCalls: true,
};

/** What a line of values.cfg defines. */
function words(text: string): string[] {
  return Array.from(
    text.matchAll(/^#!(?:substdef "!(\w+)!|define (\w+))/gm),
    ([, value, feature]) => value ?? feature ?? "",
  );
}

describe("values.cfg of the edge", () => {
  it("is the kept file", () => {
    assertGolden("values.cfg", edgeValuesFile(values));
  });

  it("leaves out the checks that a test switches off", () => {
    const text = edgeValuesFile({ ...values, without: edgeChecks, recordCalls: false });
    assert.deepEqual(
      words(text).filter((word) => word.startsWith("WITH_")),
      [],
    );
  });

  it("defines what the other files use, and nothing else", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".cfg") && name !== "values.cfg");
    const rest = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    const defined = words(edgeValuesFile(values));
    for (const word of defined) {
      assert.ok(rest.includes(word), `nothing uses ${word}`);
    }
    const features = Array.from(rest.matchAll(/#!ifn?def (\w+)/g), ([, word]) => word ?? "");
    assert.deepEqual(
      [...new Set(features)].filter((word) => !defined.includes(word)),
      [],
    );
  });

  it("has no word that is part of another, for Kamailio would replace it there too", () => {
    const defined = [
      ...words(edgeValuesFile(values)).filter((word) => !word.startsWith("WITH_")),
      "EDGE_ADDRESS",
    ];
    for (const word of defined) {
      assert.deepEqual(
        defined.filter((other) => other !== word && other.includes(word)),
        [],
      );
    }
  });

  it("names every value that Kamailio could not read, at once", () => {
    const broken = { ...values, domain: 'sip.example.com"!', origins: ["app.example.com"], sisterEdges: "" };
    assert.throws(
      () => edgeValuesFile(broken),
      (error) => {
        assert.ok(error instanceof RenderError);
        assert.match(error.message, /domain is/);
        assert.match(error.message, /origin "app\.example\.com" must look like/);
        assert.match(error.message, /sisterEdges is ""/);
        return true;
      },
    );
  });
});
