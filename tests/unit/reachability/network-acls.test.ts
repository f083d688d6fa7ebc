import assert from "node:assert/strict";
import { UNKNOWN } from "../../policy/cases";
import { group, linesOf, type Made, MODES, make, network, tcp, WORLD } from "./estates";

for (const mode of MODES) {
  describe(`reachability: network ACLs, ${mode}`, () => {
    const net = network();
    const ssh = group("ssh", net.vpc, tcp(22, WORLD));
    const web = make("aws:ec2/instance:Instance", "web", {
      subnetId: net.publicSubnet,
      vpcSecurityGroupIds: [ssh],
    });
    const lines = (...more: Made[]) => linesOf([...net.all, ssh, web, ...more], mode);
    const open = ["internet tcp 22 (IPv4): internet gateway main → instance web"];
    const all = (ruleNo: number, action = "allow", cidrBlock = WORLD) => ({
      ruleNo,
      action,
      protocol: "-1",
      fromPort: 0,
      toPort: 0,
      cidrBlock,
    });
    const acl = (ingress: object[], egress: object[]) =>
      make("aws:ec2/networkAcl:NetworkAcl", "own", {
        vpcId: net.vpc,
        subnetIds: [net.publicSubnet],
        ingress,
        egress,
      });

    it("let in what a rule allows before another denies it", () => {
      assert.deepEqual(lines(acl([all(100)], [all(100)])), open);
      assert.deepEqual(lines(acl([all(100), all(200, "deny")], [all(100)])), open);
      assert.deepEqual(lines(acl([all(50, "deny"), all(100)], [all(100)])), []);
      assert.deepEqual(lines(acl([], [all(100)])), []);
    });

    it("must let the answers out to the callers' ports", () => {
      const answers = { ...all(100), protocol: "tcp", fromPort: 1024, toPort: 65_535 };
      assert.deepEqual(lines(acl([all(100)], [])), []);
      assert.deepEqual(lines(acl([all(100)], [{ ...answers, fromPort: 22, toPort: 22 }])), []);
      assert.deepEqual(lines(acl([all(100)], [{ ...answers, protocol: "udp" }])), []);
      assert.deepEqual(lines(acl([all(100)], [answers])), open);
    });

    it("leave who is allowed in and answered", () => {
      assert.deepEqual(
        lines(acl([all(50, "deny", "0.0.0.0/1"), all(60, "deny", "128.0.0.0/1")], [all(100)])),
        [],
      );
      assert.deepEqual(lines(acl([all(100, "allow", "203.0.113.0/24")], [all(100)])), [
        "203.0.113.0/24 tcp 22 (IPv4): internet gateway main → instance web",
      ]);
    });

    it("count what is not known yet as all that they may let in", () => {
      const undecided = ["internet tcp 22 (IPv4): internet gateway main → instance web [undecided]"];
      for (const property of ["protocol", "fromPort", "toPort", "cidrBlock", "action"]) {
        const some = { ...all(100), protocol: "tcp", fromPort: 22, toPort: 22, [property]: UNKNOWN };
        assert.deepEqual(lines(acl([some], [all(100)])), undecided, `allow, ${property}`);
        const denied = { ...some, ruleNo: 50, ...(property === "action" ? {} : { action: "deny" }) };
        assert.deepEqual(lines(acl([denied, all(100)], [all(100)])), undecided, `deny, ${property}`);
      }
    });

    it("are read from rules and associations that stand alone", () => {
      const bare = make("aws:ec2/networkAcl:NetworkAcl", "bare", { vpcId: net.vpc });
      const association = make("aws:ec2/networkAclAssociation:NetworkAclAssociation", "bare", {
        networkAclId: bare,
        subnetId: net.publicSubnet,
      });
      const rule = (egress: boolean, ruleAction: string) =>
        make("aws:ec2/networkAclRule:NetworkAclRule", `${egress}`, {
          networkAclId: bare,
          ruleNumber: 100,
          egress,
          protocol: "tcp",
          ruleAction,
          cidrBlock: WORLD,
          fromPort: 0,
          toPort: 65_535,
        });
      assert.deepEqual(lines(bare, association), []);
      assert.deepEqual(lines(bare, association, rule(false, "allow"), rule(true, "allow")), open);
      assert.deepEqual(lines(bare, association, rule(false, "deny"), rule(true, "allow")), []);
    });
  });
}

describe("reachability: the default network ACL", () => {
  const net = network();
  const ssh = group("ssh", net.vpc, tcp(22, WORLD));
  const web = make("aws:ec2/instance:Instance", "web", {
    subnetId: net.publicSubnet,
    vpcSecurityGroupIds: [ssh],
  });

  it("denies everything once a program adopts it without rules", () => {
    const adopted = make("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "main", {
      defaultNetworkAclId: "acl-main",
    });
    assert.deepEqual(linesOf([...net.all, ssh, web, adopted]), []);
  });

  it("allows everything but what a program adds before its rule 100", () => {
    const deny = (ruleNumber: number) =>
      make("aws:ec2/networkAclRule:NetworkAclRule", "deny", {
        networkAclId: "acl-main",
        ruleNumber,
        egress: false,
        protocol: "tcp",
        ruleAction: "deny",
        cidrBlock: WORLD,
        fromPort: 22,
        toPort: 22,
      });
    assert.deepEqual(linesOf([...net.all, ssh, web, deny(50)]), []);
    assert.equal(linesOf([...net.all, ssh, web, deny(150)]).length, 1);
  });
});
