import assert from "node:assert/strict";
import fc from "fast-check";
import { exposureTag } from "../../../policies/constants";
import { type Box, covers, interval } from "../../../policies/reachability/boxes";
import type { ReachablePath } from "../../../policies/reachability/path";
import { targetOf } from "../../../policies/reachability/path";
import { protocolInterval } from "../../../policies/reachability/protocols";
import { exposure, type Made, make, network, WORLD } from "./estates";

/** Which targets everybody reaches, and by what, whatever the paths look like. */
function reach(made: readonly Made[]): Map<string, Box[]> {
  const found = new Map<string, Box[]>();
  for (const path of exposure(made).paths.filter(({ from }) => from === "internet")) {
    const key = targetOf(path)?.resources[0]?.urn ?? "";
    found.set(key, [...(found.get(key) ?? []), ...boxesOf(path)]);
  }
  return found;
}

const boxesOf = ({ entry }: ReachablePath): Box[] =>
  entry.map(({ family, protocol, fromPort, toPort }) => [
    interval(family),
    protocolInterval(protocol),
    interval(fromPort, toPort),
  ]);

function assertNoLess(more: ReadonlyMap<string, Box[]>, less: ReadonlyMap<string, Box[]>): void {
  for (const [target, boxes] of less) assert.ok(covers(more.get(target) ?? [], boxes), target);
}

const net = network();
const { vpc, publicSubnet, privateSubnet, gateway } = net;
const guard = make("aws:ec2/securityGroup:SecurityGroup", "guard", { vpcId: vpc });

const port = fc.integer({ min: 1, max: 200 });
const cidr = fc.constantFrom(WORLD, "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "203.0.113.0/24", "::/0");
const ruleFields = fc.record({
  from: port,
  size: fc.nat(100),
  ipProtocol: fc.constantFrom("tcp", "udp", "-1"),
  cidr,
});
const rules = fc.array(ruleFields, { maxLength: 4 }).map((all) =>
  all.map(({ from, size, ipProtocol, cidr }, at) =>
    make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `rule-${at}`, {
      securityGroupId: guard,
      ipProtocol,
      ...(ipProtocol === "-1" ? {} : { fromPort: from, toPort: from + size }),
      [cidr === "::/0" ? "cidrIpv6" : "cidrIpv4"]: cidr,
      tags: exposureTag,
    }),
  ),
);

const instance = make("aws:ec2/instance:Instance", "web", {
  subnetId: publicSubnet,
  vpcSecurityGroupIds: [guard],
});
const balancer = make("aws:lb/loadBalancer:LoadBalancer", "edge", {
  internal: true,
  subnets: [privateSubnet],
  securityGroups: [guard],
});
const publicBalancer = make("aws:lb/loadBalancer:LoadBalancer", "open", {
  subnets: [publicSubnet],
  securityGroups: [guard],
});
const listenerOf = (owner: Made) =>
  make("aws:lb/listener:Listener", owner.name, { loadBalancerArn: owner, port: 80, protocol: "HTTP" });
const endpointGroup = make("aws:globalaccelerator/endpointGroup:EndpointGroup", "cell", {
  listenerArn: "arn:of:another:stack",
  endpointConfigurations: [{ endpointId: balancer }],
});
const parts = [
  instance,
  balancer,
  listenerOf(balancer),
  publicBalancer,
  listenerOf(publicBalancer),
  endpointGroup,
];
const estates = fc
  .tuple(rules, fc.subarray(parts))
  .map(([rules, chosen]) => [...net.all, guard, ...rules, ...chosen]);

describe("reachability: what holds of every estate", () => {
  it("a rule more never closes anything", () => {
    fc.assert(
      fc.property(estates, (made) => {
        const rule = made.findLast(({ type }) => type.startsWith("aws:vpc/"));
        if (rule) assertNoLess(reach(made), reach(made.filter((one) => one !== rule)));
      }),
    );
  });

  it("a resource that denies nothing never closes anything", () => {
    fc.assert(
      fc.property(estates, fc.constantFrom(...parts), (made, part) => {
        assertNoLess(reach([...made, part]), reach(made));
      }),
    );
  });

  it("a network ACL never opens anything", () => {
    const entry = fc.record({
      ruleNo: fc.integer({ min: 1, max: 200 }),
      action: fc.constantFrom("allow", "deny"),
      protocol: fc.constantFrom("tcp", "-1"),
      cidrBlock: fc.constantFrom(WORLD, "0.0.0.0/1", "10.0.0.0/16"),
      fromPort: fc.constant(0),
      toPort: fc.constantFrom(100, 65_535),
    });
    fc.assert(
      fc.property(estates, fc.array(entry), fc.array(entry), (made, ingress, egress) => {
        const acl = make("aws:ec2/networkAcl:NetworkAcl", "acl", {
          vpcId: vpc,
          subnetIds: [publicSubnet, privateSubnet],
          ingress,
          egress,
        });
        assertNoLess(reach(made), reach([...made, acl]));
      }),
    );
  });

  it("nothing in a VPC is reached without its internet gateway, by accelerator or by address", () => {
    fc.assert(
      fc.property(estates, (made) => {
        assert.equal(reach(made.filter((one) => one !== gateway)).size, 0);
      }),
    );
  });

  it("the order of the resources says nothing", () => {
    fc.assert(
      fc.property(estates, (made) => {
        const [one, other] = [reach(made), reach([...made].reverse())];
        assertNoLess(one, other);
        assertNoLess(other, one);
      }),
    );
  });

  it("what is declared is open by an accelerator to an internal load balancer, on the port that the tag says", () => {
    fc.assert(
      fc.property(estates, (made) => {
        for (const path of exposure(made).paths.filter(({ declared }) => declared !== undefined)) {
          assert.equal(targetOf(path)?.what, "internal load balancer");
          for (const { protocol, fromPort, toPort } of path.entry) {
            assert.deepEqual([protocol, fromPort, toPort], ["tcp", 443, 443]);
          }
        }
      }),
    );
  });
});
