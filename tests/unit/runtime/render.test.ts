import assert from "node:assert/strict";
import fc from "fast-check";
import { RenderError, render } from "../../../runtime/render";

describe("render", () => {
  it("puts every value in its places", () => {
    assert.equal(render("{{a}} and {{b}}, {{a}}", { a: "1", b: "2" }, "x"), "1 and 2, 1");
  });

  it("names every value that is missing and every one that nothing uses, at once", () => {
    assert.throws(
      () => render("{{a}} {{b}}", { c: "3" }, "file.cfg"),
      new RenderError("file.cfg", ["no value for {{a}}", "no value for {{b}}", "nothing uses the value c"]),
    );
  });

  it("takes values as they are, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.equal(render("<{{a}}>", { a: text }, "x"), `<${text}>`);
      }),
    );
  });
});
