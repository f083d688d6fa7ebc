import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../../docs/generate/main";
import { cellSettings } from "../../../stacks/config/schema/cell";
import { globalSettings } from "../../../stacks/config/schema/global";
import { settingsOf } from "../../../stacks/config/schema/walk";

describe("reference made from the code", () => {
  let directory = "";
  let printed: string[] = [];
  const { error, log } = console;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "reference-"));
    printed = [];
    console.error = console.log = (line: string) => void printed.push(line);
  });
  afterEach(() => {
    Object.assign(console, { error, log });
    rmSync(directory, { recursive: true });
  });

  it("is written, and then found equal", () => {
    assert.equal(main(["--check"], directory), 1);
    assert.equal(main([], directory), 0);
    assert.equal(main(["--check"], directory), 0);
  });

  it("is found stale by name, with the cure, and left as it is", () => {
    main([], directory);
    const page = join(directory, "settings.md");
    appendFileSync(page, "by hand\n");
    printed = [];
    assert.equal(main(["--check"], directory), 1);
    assert.deepEqual(printed, [
      `${page} differs from the code that it describes. Make it anew: npm run docs`,
    ]);
    assert.match(readFileSync(page, "utf8"), /by hand/);
  });

  it("refuses arguments that it does not know", () => {
    assert.equal(main(["--chek"], directory), 2);
    assert.match(printed.join(), /--chek/);
  });

  it("has a row for every setting", () => {
    main([], directory);
    const page = readFileSync(join(directory, "settings.md"), "utf8");
    for (const { path } of [...settingsOf(globalSettings), ...settingsOf(cellSettings)]) {
      assert.ok(page.includes(`\n| \`${path.join(".")}\` |`), path.join("."));
    }
  });
});
