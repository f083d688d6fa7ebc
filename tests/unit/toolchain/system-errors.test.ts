import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { systemErrorText } from "../../../toolchain/system-errors";

const errorOf = (action: () => void): unknown => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was refused");
};

describe("what the operating system refuses", () => {
  it("is told by place, reason and cure", () => {
    const told = systemErrorText(errorOf(() => fs.readFileSync(path.join(__dirname, "none", "x"))));
    assert.match(told ?? "", /none\/x: open failed, because it, or the folder .* is not there\. Make it/);
    assert.doesNotMatch(told ?? "", /ENOENT/);
  });

  it("in the folder of temporary files names the variable that leads there", () => {
    const refused = errorOf(() => fs.mkdtempSync(path.join(tmpdir(), "none", "x-")));
    assert.match(systemErrorText(refused) ?? "", /TMPDIR/);
    assert.match(systemErrorText({ code: "ENOSPC", syscall: "write" }) ?? "", /^A file: .*TMPDIR/);
  });

  it("is named by what was done where the system names no path", () => {
    const full = { code: "ENOSPC", syscall: "write" };
    assert.match(
      systemErrorText(full, "The output") ?? "",
      /^The output: write failed, because its disk is full\./,
    );
  });

  it("is left alone where it is something else", () => {
    for (const other of [new Error("x"), undefined, "text", { code: "ERR_INVALID_ARG_TYPE" }])
      assert.equal(systemErrorText(other), undefined);
  });
});
