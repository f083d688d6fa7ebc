import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockDirectory } from "../../../cli/engine/backend";
import { clearLock, isStale, type Lock, locksOf, ownerOf, thisMachine } from "../../../cli/engine/locks";

const lock: Lock = {
  file: "",
  pid: 812,
  username: "ann",
  hostname: "here",
  timestamp: "2026-03-01T10:20:30.5Z",
};
const machine = (programs: Record<number, string>) => ({
  hostname: "here",
  programOf: (pid: number) => programs[pid],
});

describe("cells: locks", () => {
  it("are stale when their owner is gone", () => assert.equal(isStale(lock, machine({})), true));

  it("are stale when the owner's process id went to another program", () =>
    assert.equal(isStale(lock, machine({ 812: "bash" })), true));

  it("are held while the owner runs", () => assert.equal(isStale(lock, machine({ 812: "pulumi" })), false));

  it("of another machine are never judged from here", () =>
    assert.equal(isStale({ ...lock, hostname: "there" }, machine({})), false));

  it("say who holds them and since when", () =>
    assert.equal(ownerOf(lock), "process 812 of ann on here, since 2026-03-01 10:20 UTC"));

  it("know this very process by its program, and no process by id 0", () => {
    assert.match(thisMachine.programOf(process.pid) ?? "", /node|mocha/);
    assert.equal(thisMachine.programOf(0), undefined);
  });

  describe("on disk", () => {
    let backend: { directory: string };
    before(() => {
      backend = { directory: mkdtempSync(join(tmpdir(), "cells-locks-")) };
      const directory = lockDirectory(backend, "dev-global");
      mkdirSync(directory, { recursive: true });
      writeFileSync(
        join(directory, "b.json"),
        JSON.stringify({ ...lock, pid: 2, timestamp: "2026-03-02T00:00:00Z" }),
      );
      writeFileSync(join(directory, "a.json"), JSON.stringify({ ...lock, pid: 1 }));
      writeFileSync(join(directory, "a.json.attrs"), "{}");
      writeFileSync(join(directory, "cut-short.json"), '{"pid":');
    });
    after(() => rmSync(backend.directory, { recursive: true }));

    it("are read oldest first, half-written ones as nobody's", () =>
      assert.deepEqual(
        locksOf(backend, "dev-global").map(({ pid }) => pid),
        [0, 1, 2],
      ));

    it("of a stack that was never locked are none", () =>
      assert.deepEqual(locksOf(backend, "dev-eu-west-1"), []));

    it("are cleared one by one", () => {
      const first = locksOf(backend, "dev-global").find(({ pid }) => pid === 1);
      assert.ok(first);
      clearLock(first);
      assert.deepEqual(
        locksOf(backend, "dev-global").map(({ pid }) => pid),
        [0, 2],
      );
    });
  });
});
