import assert from "node:assert/strict";
import fc from "fast-check";
import { retryPause } from "../../../../runtime/recordings/uploader";

describe("the pause before an upload is tried again", () => {
  it("doubles from a second on, and is half of it at least", () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((attempts) => retryPause(attempts, 60_000, 1)),
      [1_000, 2_000, 4_000, 8_000],
    );
    assert.equal(retryPause(1, 60_000, 0), 500);
  });

  it("is never longer than it may be, however many attempts", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, random) => {
          const pause = retryPause(attempts, 60_000, random);
          assert.ok(pause >= 500 && pause <= 60_000);
        },
      ),
    );
  });
});
