import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { withLock } from "../../../toolchain/setup/lock";
import { thisProcess } from "../../../toolchain/setup/owner";

describe("the lock of set-up", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-lock-"));
    lock = path.join(folder, "inner", "lock");
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const never = () => assert.fail("had to wait");

  it("lets one work at a time, and all in the end", async () => {
    let working = 0;
    let most = 0;
    let waited = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setTimeout(resolve, 5));
      working -= 1;
      return "done";
    };
    const all = Array.from({ length: 5 }, () => withLock(lock, () => waited++, work));
    assert.deepEqual(new Set(await Promise.all(all)), new Set(["done"]));
    assert.deepEqual([most, waited], [1, 4]);
    assert.deepEqual(fs.readdirSync(path.dirname(lock)), []);
  });

  it("is given back when the work fails", async () => {
    await assert.rejects(
      withLock(lock, never, () => Promise.reject(new Error("no"))),
      /no/,
    );
    await withLock(lock, never, async () => {});
  });

  const gone = {
    "a process that has ended": { ...thisProcess(), pid: 2 ** 22 + 1 },
    "a process whose id another has now": { ...thisProcess(), started: "1" },
  };
  for (const [title, owner] of Object.entries(gone)) {
    it(`is taken over from ${title}`, async () => {
      fs.mkdirSync(path.dirname(lock));
      fs.writeFileSync(lock, JSON.stringify(owner));
      assert.equal(await withLock(lock, never, async () => "mine"), "mine");
      assert.deepEqual(fs.readdirSync(path.dirname(lock)), []);
    });
  }
});
