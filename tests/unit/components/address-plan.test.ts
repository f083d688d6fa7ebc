import assert from "node:assert/strict";
import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import {
  addressPlan,
  ipv6AddressPlan,
  maximumZones,
  type ZonePlan,
} from "../../../components/network/address-plan";

describe("address plan: IPv4", () => {
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

describe("address plan: IPv6", () => {
  it("gives each subnet the first /64 of its share of the VPC's /56", () => {
    assert.deepEqual(ipv6AddressPlan("2001:db8:0:ab00::/56", 2), [
      {
        privateCidr: "2001:db8:0:ab00::/64",
        publicCidr: "2001:db8:0:ab20::/64",
        spareCidr: "2001:db8:0:ab30::/64",
      },
      {
        privateCidr: "2001:db8:0:ab40::/64",
        publicCidr: "2001:db8:0:ab60::/64",
        spareCidr: "2001:db8:0:ab70::/64",
      },
    ]);
    assert.equal(ipv6AddressPlan("2001:db8::/56", 1)[0]?.privateCidr, "2001:db8::/64");
  });

  it("is the same from any address of the block", () => {
    fc.assert(
      fc.property(ipv6Blocks, fc.nat(255), (block, network) => {
        const inside = new ipaddr.IPv6([...block.slice(0, 3), (block[3] ?? 0) + network, 0, 0, 0, 1]);
        const whole = `${new ipaddr.IPv6([...block, 0, 0, 0, 0])}/56`;
        assert.deepEqual(ipv6AddressPlan(`${inside}/64`, 4), ipv6AddressPlan(whole, 4));
      }),
    );
  });

  it("renumbers nothing when a zone is added", () => {
    fc.assert(
      fc.property(ipv6Blocks, (block) => {
        const address = String(new ipaddr.IPv6([...block, 0, 0, 0, 0]));
        const all = ipv6AddressPlan(address, maximumZones);
        for (let zones = 1; zones <= maximumZones; zones++)
          assert.deepEqual(ipv6AddressPlan(address, zones), all.slice(0, zones));
      }),
    );
  });

  it("stays in the block, without two subnets alike", () => {
    fc.assert(
      fc.property(ipv6Blocks, (block) => {
        const address = new ipaddr.IPv6([...block, 0, 0, 0, 0]);
        const subnets = blocksOf(ipv6AddressPlan(String(address), maximumZones));
        assert.equal(new Set(subnets).size, 3 * maximumZones);
        for (const subnet of subnets) {
          const [network, prefixLength] = ipaddr.IPv6.parseCIDR(subnet);
          assert.equal(prefixLength, 64);
          assert.ok(network.match(address, 56), `${subnet} in ${address}/56`);
          assert.equal(subnet, `${ipaddr.IPv6.networkAddressFromCIDR(subnet)}/64`, "as AWS writes it");
        }
      }),
    );
  });

  it("has each block where IPv4 has its own, in sixteenths of the whole", () => {
    const sixteenths = (plan: ZonePlan[], read: (block: string) => number) => blocksOf(plan).map(read);
    assert.deepEqual(
      sixteenths(ipv6AddressPlan("2001:db8::/56", maximumZones), (block) => ipv6Network(block) / 16),
      sixteenths(addressPlan("10.20.0.0/16", maximumZones), (block) => Number(block.split(".")[2]) / 16),
    );
  });
});

const blocksOf = (plan: ZonePlan[]) =>
  plan.flatMap(({ privateCidr, publicCidr, spareCidr }) => [privateCidr, publicCidr, spareCidr]);

/** Which /64 of its /56. */
const ipv6Network = (block: string) => (ipaddr.IPv6.parseCIDR(block)[0].parts[3] ?? 0) % 256;

/** The first four groups of every /56. */
const ipv6Blocks = fc
  .tuple(fc.integer({ min: 0x2000, max: 0x3fff }), fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xff))
  .map(([first, second, third, fourth]) => [first, second, third, fourth * 256]);

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
