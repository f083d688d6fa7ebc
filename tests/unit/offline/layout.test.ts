import assert from "node:assert/strict";
import * as fc from "fast-check";
import { layOut } from "../../../offline/awsx/layout";
import { VpcProblem } from "../../../offline/awsx/layout-checks";
import { nthSubnet } from "../../../offline/awsx/plan";
import { contains, isNetwork, overlaps, parseBlock } from "../../../offline/model/addresses";

const spec = fc.record(
  {
    type: fc.constantFrom("Public" as const, "Private" as const, "Isolated" as const, "Unused" as const),
    cidrMask: fc.integer({ min: 18, max: 28 }),
  },
  { requiredKeys: ["type"] },
);
const request = fc.record({
  vpcName: fc.constant("cell"),
  cidrBlock: fc.constantFrom("10.0.0.0/16", "10.32.0.0/14", "172.16.0.0/18"),
  zones: fc.integer({ min: 1, max: 6 }),
  strategy: fc.constantFrom("Auto" as const, "Legacy" as const, "Exact" as const),
  specs: fc
    .array(spec, { minLength: 1, maxLength: 5 })
    .map((specs) => specs.map((each, index) => ({ ...each, name: `s${index}` }))),
});

/** The layout, or nothing where the component refuses. */
function attempt(asked: Parameters<typeof layOut>[0]) {
  try {
    return layOut(asked);
  } catch (error) {
    if (error instanceof VpcProblem) return undefined;
    throw error;
  }
}

describe("address layout of awsx.ec2.Vpc", () => {
  it("never overlaps, keeps to network addresses, and names every subnet once", () => {
    fc.assert(
      fc.property(request, (asked) => {
        const subnets = attempt(asked)?.subnets ?? [];
        assert.equal(new Set(subnets.map((each) => each.name)).size, subnets.length);
        for (const [index, one] of subnets.entries()) {
          const block = parseBlock(one.cidrBlock);
          assert.ok(block && isNetwork(block));
          for (const other of subnets.slice(index + 1)) assert.ok(!overlaps(one.cidrBlock, other.cidrBlock));
        }
      }),
    );
  });

  it("makes a subnet of every spec but Unused in every zone, in creation order", () => {
    fc.assert(
      fc.property(request, (asked) => {
        const layout = attempt(asked);
        fc.pre(layout !== undefined);
        const made = asked.specs.filter((each) => each.type !== "Unused").length;
        assert.equal(layout.subnets.length, made * asked.zones);
        const zones = layout.subnets.map((each) => each.zone);
        assert.deepEqual(
          zones,
          [...zones].sort((a, b) => a - b),
        );
      }),
    );
  });

  it("uses every address under Exact", () => {
    fc.assert(
      fc.property(request, (asked) => {
        const layout = attempt({ ...asked, strategy: "Exact" });
        fc.pre(layout !== undefined && layout.subnets.length > 0);
        const sum = layout.subnets.reduce(
          (total, each) => total + (parseBlock(each.cidrBlock)?.size ?? 0),
          0,
        );
        assert.equal(sum, parseBlock(asked.cidrBlock)?.size);
      }),
    );
  });

  it("keeps equal specs inside the VPC, whatever the zones", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), (zones, count) => {
        const specs = Array.from({ length: count }, (_, index) => ({
          type: "Private" as const,
          name: `s${index}`,
        }));
        const { subnets } = layOut({
          vpcName: "cell",
          cidrBlock: "10.0.0.0/16",
          zones,
          strategy: "Auto",
          specs,
        });
        for (const subnet of subnets) assert.ok(contains("10.0.0.0/16", subnet.cidrBlock));
      }),
    );
  });

  it("counts /64s inside a /56", () => {
    assert.equal(nthSubnet("2600:1f00:1:ab00::/56", 10), "2600:1f00:1:ab0a::/64");
    assert.equal(nthSubnet("2001:db8:12::/56", 3), "2001:db8:12:3::/64");
  });
});
