import assert from "node:assert/strict";
import { exposureTag } from "../../../policies/constants";
import { linesOf, type Made, MODES, make, network, WORLD } from "./estates";

/** The shape of a cell: accelerator, internal load balancer, tasks behind it. */
function cell(
  changes: {
    balancer?: object;
    targets?: object;
    listener?: object;
    group?: object;
    guard?: object;
    into?: object;
    tagged?: boolean;
  } = {},
) {
  const net = network();
  const { vpc, privateSubnet } = net;
  const front = make("aws:ec2/securityGroup:SecurityGroup", "front", { vpcId: vpc });
  const back = make("aws:ec2/securityGroup:SecurityGroup", "back", { vpcId: vpc });
  const rule = (name: string, props: Record<string, unknown>, direction = "Ingress") =>
    make(`aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`, name, {
      ipProtocol: "tcp",
      ...props,
    });
  const callers = rule("callers", {
    securityGroupId: front,
    cidrIpv4: WORLD,
    fromPort: 443,
    toPort: 443,
    ...(changes.tagged === false ? {} : { tags: exposureTag }),
    ...changes.guard,
  });
  const out = rule(
    "out",
    { securityGroupId: front, referencedSecurityGroupId: back, fromPort: 8080, toPort: 8080 },
    "Egress",
  );
  const into = rule("in", {
    securityGroupId: back,
    referencedSecurityGroupId: front,
    fromPort: 8080,
    toPort: 8080,
    ...changes.into,
  });
  const balancer = make("aws:lb/loadBalancer:LoadBalancer", "edge", {
    internal: true,
    subnets: [privateSubnet],
    securityGroups: [front],
    ...changes.balancer,
  });
  const targets = make("aws:lb/targetGroup:TargetGroup", "edge", {
    port: 8080,
    protocol: "HTTP",
    targetType: "ip",
    ...changes.targets,
  });
  const listener = make("aws:lb/listener:Listener", "edge", {
    loadBalancerArn: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultActions: [{ type: "forward", targetGroupArn: targets }],
  });
  const service = make("aws:ecs/service:Service", "edge", {
    networkConfiguration: { subnets: [privateSubnet], securityGroups: [back] },
    loadBalancers: [{ targetGroupArn: targets, containerPort: 8080 }],
  });
  const accelerator = make("aws:globalaccelerator/accelerator:Accelerator", "sip", {});
  const acceleratorListener = make("aws:globalaccelerator/listener:Listener", "wss", {
    acceleratorArn: accelerator,
    protocol: "TCP",
    portRanges: [{ fromPort: 443, toPort: 443 }],
    ...changes.listener,
  });
  const endpointGroup = make("aws:globalaccelerator/endpointGroup:EndpointGroup", "cell", {
    listenerArn: acceleratorListener,
    endpointConfigurations: [{ endpointId: balancer, weight: 128 }],
    ...changes.group,
  });
  const inVpc = [...net.all, front, back, callers, out, into, balancer, targets, listener, service];
  const global = [accelerator, acceleratorListener];
  return {
    net,
    balancer,
    listener,
    targets,
    service,
    into,
    out,
    endpointGroup,
    inVpc,
    global,
    all: [...inVpc, ...global, endpointGroup],
  };
}

const DECLARED = "[declared accelerator-to-internal-alb]";
const INWARDS = "internal load balancer edge → ECS service edge tcp 8080";
const BY_ACCELERATOR = `internet tcp 443 (IPv4): accelerator sip → ${INWARDS}`;

for (const mode of MODES) {
  describe(`reachability: accelerators and load balancers, ${mode}`, () => {
    const lines = (made: readonly Made[]) => linesOf(made, mode);

    it("find the way through accelerator and internal load balancer to the tasks, declared", () => {
      assert.deepEqual(lines(cell().all), [`${BY_ACCELERATOR} ${DECLARED}`]);
    });

    it("let targets see the load balancer's address, instances too", () => {
      const into = { referencedSecurityGroupId: undefined, cidrIpv4: "10.0.0.0/16" };
      for (const targetType of ["ip", "instance"]) {
        assert.deepEqual(lines(cell({ targets: { targetType }, into }).all), [
          `${BY_ACCELERATOR} ${DECLARED}`,
        ]);
      }
    });

    it("find it in the stack of the cell alone, for another stack's listener", () => {
      const { inVpc, endpointGroup } = cell({ group: { listenerArn: "arn:of:another:stack" } });
      assert.deepEqual(lines([...inVpc, endpointGroup]), [
        `internet tcp 443 (IPv4): endpoint group cell → ${INWARDS} ${DECLARED}`,
      ]);
    });

    it("call it undeclared without the tag, and when another port leads to the declared one", () => {
      assert.deepEqual(lines(cell({ tagged: false }).all), [BY_ACCELERATOR]);
      const moved = cell({
        listener: { portRanges: [{ fromPort: 8443, toPort: 8443 }] },
        group: { portOverrides: [{ listenerPort: 8443, endpointPort: 443 }] },
      });
      assert.deepEqual(lines(moved.all), [`internet tcp 8443 (IPv4): accelerator sip → ${INWARDS}`]);
    });

    it("find nothing without endpoint group, internet gateway, open group or listener, or for UDP", () => {
      const { all, inVpc, global, net, listener } = cell();
      assert.deepEqual(lines([...inVpc, ...global]), []);
      assert.deepEqual(lines(all.filter((one) => one !== net.gateway)), []);
      assert.deepEqual(lines(all.filter((one) => one !== listener)), []);
      assert.deepEqual(lines(cell({ guard: { cidrIpv4: "10.0.0.0/8" } }).all), []);
      assert.deepEqual(lines(cell({ listener: { protocol: "UDP" } }).all), []);
      assert.deepEqual(lines(cell({ listener: { portRanges: [{ fromPort: 80, toPort: 80 }] } }).all), []);
    });

    it("need no route from the load balancer", () => {
      const { all, net } = cell();
      assert.deepEqual(lines(all.filter((one) => one !== net.route)), [`${BY_ACCELERATOR} ${DECLARED}`]);
    });

    it("end at the load balancer where its groups let nothing on, or the target's let nothing in", () => {
      const { all, into, out } = cell();
      const end = `internet tcp 443 (IPv4): accelerator sip → internal load balancer edge ${DECLARED}`;
      for (const gone of [into, out]) assert.deepEqual(lines(all.filter((one) => one !== gone)), [end]);
    });

    it("find a second listener of the accelerator", () => {
      const { all, balancer } = cell();
      const second = make("aws:globalaccelerator/listener:Listener", "second", {
        acceleratorArn: make("aws:globalaccelerator/accelerator:Accelerator", "sip", {}),
        protocol: "TCP",
        portRanges: [{ fromPort: 444, toPort: 444 }],
      });
      const secondGroup = make("aws:globalaccelerator/endpointGroup:EndpointGroup", "second", {
        listenerArn: second,
        endpointConfigurations: [{ endpointId: balancer, weight: 128 }],
        portOverrides: [{ listenerPort: 444, endpointPort: 443 }],
      });
      assert.deepEqual(lines([...all, second, secondGroup]), [
        `${BY_ACCELERATOR} ${DECLARED}`,
        `internet tcp 444 (IPv4): accelerator sip → ${INWARDS}`,
      ]);
    });

    it("find a public load balancer beside the accelerator: the declaration is for an internal one", () => {
      const { net } = cell();
      const made = cell({ balancer: { internal: false, subnets: [net.publicSubnet] } }).all;
      const publicOne = INWARDS.replace("internal ", "");
      assert.deepEqual(lines(made), [
        `internet tcp 443 (IPv4): accelerator sip → ${publicOne}`,
        `internet tcp 443 (IPv4): internet gateway main → ${publicOne}`,
      ]);
    });

    it("take a load balancer that says nothing for a public one", () => {
      const { net } = cell();
      const { inVpc } = cell({ balancer: { internal: undefined, subnets: [net.publicSubnet] } });
      assert.deepEqual(lines(inVpc), [
        `internet tcp 443 (IPv4): internet gateway main → ${INWARDS.replace("internal ", "")}`,
      ]);
    });

    it("do not reach an internal load balancer by address, even in a public subnet", () => {
      const { net } = cell();
      assert.deepEqual(lines(cell({ balancer: { subnets: [net.publicSubnet] } }).inVpc), []);
    });

    it("count an endpoint whose weight is 0: a drained cell opens by a setting of operation", () => {
      const { balancer } = cell();
      const drained = cell({ group: { endpointConfigurations: [{ endpointId: balancer, weight: 0 }] } });
      assert.deepEqual(lines(drained.all), [`${BY_ACCELERATOR} ${DECLARED}`]);
    });
  });
}
