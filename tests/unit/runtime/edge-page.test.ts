import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkWords } from "../../../runtime/edge-values";

const root = join(__dirname, "../../..");
const page = readFileSync(join(root, "docs/edge.md"), "utf8");

interface Row {
  readonly number: number;
  readonly file: string;
  /** `always` where it cannot be left out. */
  readonly feature: string;
}

/** The table of checks; the first and the last two columns. */
const rows: readonly Row[] = Array.from(
  page.matchAll(/^\| (\d+) \|.*\| `(\w+\.cfg)` \| `?(\w+)`? \|$/gm),
  ([, number, file = "", feature = ""]) => ({ number: Number(number), file, feature }),
);

describe("the page of the edge", () => {
  it("numbers the checks without a gap", () => {
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.map(({ number }) => number),
      rows.map((_, index) => index + 1),
    );
  });

  it("names every check that can be left out, so that each has an attack and a control, and no other", () => {
    const named = page.match(/WITH_[A-Z_]+/g) ?? [];
    assert.deepEqual([...new Set(named)].sort(), Object.values(checkWords).sort());
  });

  it("names the file of each check", () => {
    const elsewhere = rows.filter(({ file, feature }) => {
      const text = readFileSync(join(root, "runtime/kamailio", file), "utf8");
      return feature !== "always" && !text.includes(`#!ifdef ${feature}`);
    });
    assert.deepEqual(elsewhere, []);
  });
});
