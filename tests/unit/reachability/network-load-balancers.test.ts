import assert from "node:assert/strict";
import { group, linesOf, type Made, MODES, make, network, WORLD } from "./estates";

for (const mode of MODES) {
  describe(`reachability: Network Load Balancers, ${mode}`, () => {
    const { all: base, vpc, publicSubnet, privateSubnet } = network();
    const balancer = make("aws:lb/loadBalancer:LoadBalancer", "media", {
      loadBalancerType: "network",
      subnets: [publicSubnet],
    });
    const targets = make("aws:lb/targetGroup:TargetGroup", "media", {
      port: 5060,
      protocol: "UDP",
      targetType: "instance",
    });
    const listener = make("aws:lb/listener:Listener", "media", {
      loadBalancerArn: balancer,
      port: 5061,
      protocol: "UDP",
      defaultActions: [{ type: "forward", forward: { targetGroups: [{ arn: targets }] } }],
    });
    const behind = (guard: Made) => {
      const one = make("aws:ec2/instance:Instance", "sip", {
        subnetId: privateSubnet,
        vpcSecurityGroupIds: [guard],
      });
      const attachment = make("aws:lb/targetGroupAttachment:TargetGroupAttachment", "sip", {
        targetGroupArn: targets,
        targetId: one,
      });
      return linesOf([...base, balancer, targets, listener, guard, one, attachment], mode);
    };
    const udp = (cidr: string) => ({ protocol: "udp", fromPort: 5060, toPort: 5060, cidrBlocks: [cidr] });
    const start = "udp 5061 (IPv4): internet gateway main → load balancer media";

    it("without groups let everybody in, whose addresses the targets' groups then see", () => {
      assert.deepEqual(behind(group("world", vpc, udp(WORLD))), [
        `internet ${start} → instance sip udp 5060`,
      ]);
      assert.deepEqual(behind(group("partner", vpc, udp("203.0.113.0/24"))), [
        `203.0.113.0/24 ${start} → instance sip udp 5060`,
      ]);
      assert.deepEqual(behind(group("inside", vpc, udp("10.0.0.0/16"))), [`internet ${start}`]);
    });

    const preserving = (targetGroup: object, cidr: string) => {
      const tcp = { protocol: "TCP", port: 5061 };
      const members = make("aws:lb/targetGroup:TargetGroup", "edge", { ...tcp, ...targetGroup });
      const door = make("aws:lb/listener:Listener", "edge", {
        loadBalancerArn: balancer,
        ...tcp,
        ...targetGroup,
        defaultActions: [{ type: "forward", targetGroupArn: members }],
      });
      const guard = group("guard", vpc, {
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: [cidr],
      });
      const service = make("aws:ecs/service:Service", "edge", {
        networkConfiguration: { subnets: [privateSubnet], securityGroups: [guard] },
        loadBalancers: [{ targetGroupArn: members, containerPort: 5061 }],
      });
      const found = linesOf([...base, balancer, members, door, guard, service], mode);
      return found.some((line) => line.includes("ECS service edge"));
    };

    /** By the AWS documentation of target groups, "Client IP preservation". */
    const targetsSee: [targetGroup: object, sees: "the caller" | "the load balancer"][] = [
      [{ targetType: "ip" }, "the load balancer"],
      [{ targetType: "ip", protocol: "TLS" }, "the load balancer"],
      [{ targetType: "ip", protocol: "UDP" }, "the caller"],
      [{ targetType: "ip", protocol: "TCP_UDP" }, "the caller"],
      [{ targetType: "ip", preserveClientIp: true }, "the caller"],
      [{ targetType: "ip", preserveClientIp: "true" }, "the caller"],
      [{ targetType: "instance" }, "the caller"],
      [{}, "the caller"],
      [{ targetType: "instance", preserveClientIp: "" }, "the caller"],
      [{ targetType: "instance", preserveClientIp: false }, "the load balancer"],
      [{ targetType: "instance", preserveClientIp: "false" }, "the load balancer"],
    ];
    for (const [targetGroup, sees] of targetsSee) {
      it(`let targets of ${JSON.stringify(targetGroup)} see ${sees}`, () => {
        assert.equal(
          preserving(targetGroup, "10.0.0.0/16"),
          sees === "the load balancer",
          "to the inside only",
        );
        assert.equal(preserving(targetGroup, "203.0.113.0/24"), sees === "the caller", "to a partner only");
      });
    }
  });
}
