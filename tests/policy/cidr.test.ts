import assert from "node:assert/strict";
import fc from "fast-check";
import { isWorldWide, parseCidr } from "../../policies/vocabulary/cidr";

const ranges = (cidrs: readonly string[]) => cidrs.map((cidr) => parseCidr(cidr) ?? assert.fail(cidr));
const dotted = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
const grouped = (value: bigint) =>
  [7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n]
    .map((group) => ((value >> (group * 16n)) & 0xffffn).toString(16))
    .join(":");

/** Splits a block at random into blocks that cover it: the same addresses, spelled in many ways. */
const splits = (maxPrefix: number) =>
  fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }).map((coins) => {
    const parts: [path: bigint, prefix: number][] = [];
    let next = 0;
    const split = (path: bigint, prefix: number): void => {
      if (prefix < maxPrefix && coins[next++ % coins.length] && next < 200) {
        split(path * 2n, prefix + 1);
        split(path * 2n + 1n, prefix + 1);
      } else parts.push([path, prefix]);
    };
    split(0n, 0);
    return parts;
  });

describe("address ranges", () => {
  it("finds the world in every split of IPv4", () => {
    fc.assert(
      fc.property(splits(20), fc.nat(0xffffffff), (parts, hostBits) => {
        const cidrs = parts.map(([path, prefix]) => {
          const first = prefix === 0 ? 0 : Number(path << BigInt(32 - prefix));
          const host = prefix === 0 ? hostBits : hostBits & (2 ** (32 - prefix) - 1);
          return `${dotted((first + (host >>> 0)) >>> 0)}/${prefix}`;
        });
        assert.ok(isWorldWide(ranges(cidrs)), cidrs.join(" "));
      }),
    );
  });

  it("finds the world in every split of IPv6", () => {
    fc.assert(
      fc.property(splits(40), (parts) => {
        const cidrs = parts.map(([path, prefix]) => `${grouped(path << BigInt(128 - prefix))}/${prefix}`);
        assert.ok(isWorldWide(ranges(cidrs)), cidrs.join(" "));
      }),
    );
  });

  it("takes no single network of at most a /8 or a /16 for the world", () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.integer({ min: 8, max: 32 }), (address, prefix) => {
        assert.ok(!isWorldWide(ranges([`${dotted(address)}/${prefix}`])));
      }),
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
        fc.integer({ min: 16, max: 128 }),
        (address, prefix) => {
          const cidr = `${grouped(address)}/${prefix}`;
          if (!cidr.startsWith("0:0:0:0:0:ffff")) assert.ok(!isWorldWide(ranges([cidr])), cidr);
        },
      ),
    );
  });

  it("counts overlapping ranges once", () => {
    assert.ok(!isWorldWide(ranges(["17.0.0.0/8", "17.0.0.0/8", "17.128.0.0/9"])));
    assert.ok(isWorldWide(ranges(["17.0.0.0/8", "18.0.0.0/32"])));
  });

  it("leaves private space out", () => {
    assert.ok(
      !isWorldWide(ranges(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "17.0.0.0/8"])),
    );
    assert.ok(!isWorldWide(ranges(["fc00::/7", "fe80::/10"])));
  });

  for (const text of [
    "",
    "world",
    "0.0.0.0/33",
    "0.0.0.0/-1",
    "0.0.0.0/0.0.0.0",
    "::/129",
    "1.2.3/x",
    "pl-1234",
  ]) {
    it(`does not read "${text}"`, () => assert.equal(parseCidr(text), undefined));
  }
});
