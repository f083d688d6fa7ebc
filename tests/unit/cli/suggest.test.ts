import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance, nearest } from "../../../cli/suggest";

describe("cells: suggestions", () => {
  it("counts edits as Levenshtein did", () => {
    assert.equal(editDistance("kitten", "sitting"), 3);
    assert.equal(editDistance("", "abc"), 3);
  });

  it("measures a distance that is symmetric, and zero only between equals", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
      }),
    );
  });

  it("guesses what is near and keeps silent otherwise", () => {
    assert.equal(nearest("stauts", ["up", "status", "outputs"]), "status");
    assert.equal(nearest("kubernetes", ["up", "status", "outputs"]), undefined);
    assert.equal(nearest("x", []), undefined);
  });
});
