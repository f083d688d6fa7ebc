import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Block,
  blockAt,
  contains,
  formatBlock,
  freeBlock,
  overlaps,
  parseBlock,
} from "../../../stacks/config/cidr";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, length]) => blockAt(at, length));
/** Blocks that are close to one another, so that overlaps happen. */
const nearBlock = fc
  .tuple(fc.integer({ min: 10 * 2 ** 24, max: 10 * 2 ** 24 + 2 ** 20 }), fc.integer({ min: 12, max: 24 }))
  .map(([at, length]) => blockAt(at, length));

describe("arithmetic of address ranges", () => {
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(block, (one) => {
        assert.deepEqual(parseBlock(formatBlock(one)), { ...one, address: one.first });
      }),
    );
  });

  it("finds an overlap exactly where an address is in both", () => {
    fc.assert(
      fc.property(nearBlock, nearBlock, (one, other) => {
        const shared = Math.max(one.first, other.first) <= Math.min(one.last, other.last);
        assert.equal(overlaps(one, other), shared);
        assert.equal(overlaps(other, one), shared);
      }),
    );
  });

  it("knows that two ranges overlap only if one contains the other", () => {
    fc.assert(
      fc.property(nearBlock, nearBlock, (one, other) => {
        assert.equal(overlaps(one, other), contains(one, other) || contains(other, one));
      }),
    );
  });

  it("proposes a range of the wanted size that overlaps none that is taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 20 }), nearBlock, fc.array(nearBlock), (length, from, taken) => {
        const free = parseBlock(freeBlock(length, from, taken) ?? "");
        assert.ok(free);
        assert.equal(free.prefixLength, length);
        assert.equal(free.address, free.first);
        assert.ok(!taken.some((other) => overlaps(free, other)));
      }),
    );
  });

  it("proposes nothing when everything is taken", () => {
    const everything = parse("10.0.0.0/8");
    assert.equal(freeBlock(16, everything, [everything]), undefined);
  });

  it("goes round at the end of the pool", () => {
    assert.equal(freeBlock(16, parse("10.255.0.0/16"), [parse("10.255.0.0/16")]), "10.0.0.0/16");
  });

  for (const text of [
    "10.0.0.0",
    "10.0.0/16",
    "10.0.0.0/33",
    "10.0.0.256/16",
    "10.0.0.0/16/8",
    "::/16",
    "10.0.0.0/x",
  ]) {
    it(`does not read ${text}`, () => assert.equal(parseBlock(text), undefined));
  }
});

function parse(text: string): Block {
  const parsed = parseBlock(text);
  assert.ok(parsed);
  return parsed;
}
