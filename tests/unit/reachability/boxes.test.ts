import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Box,
  covers,
  disjoint,
  intersect,
  interval,
  subtract,
} from "../../../policies/reachability/boxes";

const side = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
const box: fc.Arbitrary<Box> = fc.tuple(side, side);
const boxes = fc.array(box, { maxLength: 4 });

const points: [number, number][] = Array.from({ length: 36 }, (_, at) => [at % 6, Math.floor(at / 6)]);
const has = (set: readonly Box[], [x, y]: [number, number]): boolean =>
  set.some(([a, b]) => a && b && a.first <= x && x <= a.last && b.first <= y && y <= b.last);

describe("reachability: boxes", () => {
  it("intersect, subtract and disjoint say of every point what sets say", () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        for (const point of points) {
          assert.equal(has(intersect(a, b), point), has(a, point) && has(b, point));
          assert.equal(has(subtract(a, b), point), has(a, point) && !has(b, point));
          assert.equal(has(disjoint(a), point), has(a, point));
        }
        assert.equal(
          covers(a, b),
          points.every((point) => !has(b, point) || has(a, point)),
        );
      }),
    );
  });

  it("disjoint has every point once", () => {
    fc.assert(
      fc.property(boxes, (a) => {
        for (const point of points) {
          assert.ok(disjoint(a).filter((one) => has([one], point)).length <= 1);
        }
      }),
    );
  });
});
