import assert from "node:assert/strict";
import { ENGINES, endedOn, KUBERNETES, successorOfRuntime } from "../../policies/housekeeping/versions";

describe("the end of a version", () => {
  const lastDays = { "1.9": "2026-07-29", "1.10": "2026-12-02" };
  const ends = (version: string, today: string) => endedOn(version, lastDays, today);

  it("comes when its last day has passed", () => {
    assert.equal(ends("1.10", "2026-12-02"), undefined);
    assert.equal(ends("1.10", "2026-12-03"), "2026-12-02");
  });

  it("has come for all that is older than a version that has ended", () => {
    for (const version of ["1.9", "1.9.4", "1.8", "0.99"])
      assert.equal(ends(version, "2026-08-01"), "2026-07-29");
  });

  it("has not come for what is newer, or says too little", () => {
    for (const version of ["1.11", "2.0", "1.100.1", "1", "latest", ""])
      assert.equal(ends(version, "2099-01-01"), undefined);
  });

  it("is listed from the oldest version to the newest, by days", () => {
    for (const table of [KUBERNETES, ...Object.values(ENGINES)]) {
      const days = Object.entries(table);
      for (const [, day] of days) assert.equal(new Date(day).toISOString().slice(0, 10), day);
      assert.deepEqual(
        days.map(([, day]) => day),
        days.map(([, day]) => day).sort(),
      );
      for (const [version, day] of days) assert.equal(endedOn(version, table, "2099-01-01"), day);
    }
  });

  it("is the deprecation of a runtime", () => {
    assert.equal(successorOfRuntime("nodejs22.x", "2027-04-30"), undefined);
    assert.equal(successorOfRuntime("nodejs22.x", "2027-05-01"), "nodejs24.x");
    assert.equal(successorOfRuntime("java17", "2027-06-30"), undefined);
    assert.equal(successorOfRuntime("java17", "2027-07-01"), "java25");
    assert.equal(successorOfRuntime("python3.11", "2027-07-01"), "python3.14");
    assert.equal(successorOfRuntime("nodejs18.x", "2026-01-01"), "nodejs24.x");
    assert.equal(successorOfRuntime("nodejs24.x", "2026-01-01"), undefined);
    assert.equal(successorOfRuntime("constructor", "2026-01-01"), undefined);
  });
});
