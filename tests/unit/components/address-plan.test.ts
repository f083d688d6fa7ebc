import assert from "node:assert/strict";
import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { addressPlan, maximumZones } from "../../../components/address-plan";

describe("address plan", () => {
  it("gives each zone of a /16 a quarter: half private, a quarter public, a quarter spare", () => {
    assert.deepEqual(addressPlan("10.20.0.0/16", 3), [
      { privateCidr: "10.20.0.0/19", publicCidr: "10.20.32.0/20", spareCidr: "10.20.48.0/20" },
      { privateCidr: "10.20.64.0/19", publicCidr: "10.20.96.0/20", spareCidr: "10.20.112.0/20" },
      { privateCidr: "10.20.128.0/19", publicCidr: "10.20.160.0/20", spareCidr: "10.20.176.0/20" },
    ]);
  });

  it("renumbers nothing when a zone is added", () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const all = addressPlan(block, maximumZones);
        for (let zones = 1; zones <= maximumZones; zones++) {
          assert.deepEqual(addressPlan(block, zones), all.slice(0, zones));
        }
      }),
    );
  });

  it("fills the block exactly, without overlap, over all zones", () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const ranges = addressPlan(block, maximumZones)
          .flatMap((zone) => [zone.privateCidr, zone.publicCidr, zone.spareCidr])
          .map(range)
          .sort((a, b) => a.first - b.first);
        const whole = range(block);
        assert.equal(ranges[0]?.first, whole.first);
        assert.equal(ranges.at(-1)?.last, whole.last);
        for (const [index, { first }] of ranges.slice(1).entries())
          assert.equal(first, (ranges[index]?.last ?? 0) + 1);
      }),
    );
  });

  it("leaves room for a load balancer in the smallest block", () => {
    const [zone] = addressPlan("172.16.16.0/20", 1);
    assert.deepEqual(zone, {
      privateCidr: "172.16.16.0/23",
      publicCidr: "172.16.18.0/24",
      spareCidr: "172.16.19.0/24",
    });
  });

  it("refuses a number of zones that no cell has", () => {
    assert.throws(() => addressPlan("10.20.0.0/16", 0), /1 to 4 zones, not 0/);
    assert.throws(() => addressPlan("10.20.0.0/16", 5), /1 to 4 zones, not 5/);
  });
});

/** Every IPv4 block of /16 to /20, host bits clear. */
const blocks = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 16, max: 20 }))
  .map(([address, prefixLength]) => {
    const size = 2 ** (32 - prefixLength);
    const base = Math.floor(address / size) * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".")}/${prefixLength}`;
  });

function range(cidr: string): { first: number; last: number } {
  const [address, prefixLength] = ipaddr.IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, octet) => sum * 256 + octet, 0);
  return { first, last: first + 2 ** (32 - prefixLength) - 1 };
}
