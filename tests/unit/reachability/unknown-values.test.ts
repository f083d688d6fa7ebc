import assert from "node:assert/strict";
import { UNKNOWN } from "../../policy/cases";
import { exposure, group, linesOf, make, network, tcp, WORLD } from "./estates";

/** Inputs that a hop tells the value of, each of them not known yet. */
const PLACES: readonly [type: string, property: string][] = [
  ["aws:globalaccelerator/accelerator:Accelerator", "ipAddressType"],
  ["aws:globalaccelerator/listener:Listener", "protocol"],
  ["aws:globalaccelerator/listener:Listener", "portRanges"],
  ["aws:lb/listener:Listener", "protocol"],
  ["aws:lb/listener:Listener", "port"],
  ["aws:ec2/route:Route", "destinationIpv6CidrBlock"],
];

/** A public load balancer, reached by its own address and through an accelerator. */
function estate() {
  const net = network();
  const open = group("open", net.vpc, tcp(443, WORLD));
  const balancer = make("aws:lb/loadBalancer:LoadBalancer", "web", {
    subnets: [net.publicSubnet],
    securityGroups: [open],
  });
  const listener = make("aws:lb/listener:Listener", "web", {
    loadBalancerArn: balancer,
    port: 443,
    protocol: "HTTPS",
  });
  const accelerator = make("aws:globalaccelerator/accelerator:Accelerator", "sip");
  const door = make("aws:globalaccelerator/listener:Listener", "door", {
    acceleratorArn: accelerator,
    protocol: "TCP",
    portRanges: [{ fromPort: 443, toPort: 443 }],
  });
  const endpoints = make("aws:globalaccelerator/endpointGroup:EndpointGroup", "web", {
    listenerArn: door,
    endpointConfigurations: [{ endpointId: balancer }],
  });
  return [...net.all, open, balancer, listener, accelerator, door, endpoints];
}

describe("reachability: a value that is not known yet", () => {
  for (const [type, property] of PLACES)
    it(`is told in words: ${property} of ${type}`, () => {
      const made = estate();
      for (const one of made) if (one.type === type) one.props[property] = UNKNOWN;
      const { paths } = exposure(made);
      const told = JSON.stringify(paths);
      assert.ok(paths.length > 0);
      assert.ok(!told.includes(UNKNOWN), told);
    });

  it("may be anybody's address: the range of a load balancer's subnet", () => {
    const net = network();
    const open = group("open", net.vpc, tcp(80, WORLD));
    const guarded = group("guarded", net.vpc, tcp(8080, "10.0.0.0/24"));
    const balancer = make("aws:lb/loadBalancer:LoadBalancer", "web", {
      subnets: [net.publicSubnet],
      securityGroups: [open],
    });
    const targets = make("aws:lb/targetGroup:TargetGroup", "web", { port: 8080, protocol: "HTTP" });
    const listener = make("aws:lb/listener:Listener", "web", {
      loadBalancerArn: balancer,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: targets }],
    });
    const instance = make("aws:ec2/instance:Instance", "web", {
      subnetId: net.privateSubnet,
      vpcSecurityGroupIds: [guarded],
    });
    const attachment = make("aws:lb/targetGroupAttachment:TargetGroupAttachment", "web", {
      targetGroupArn: targets,
      targetId: instance,
    });
    const made = [...net.all, open, guarded, balancer, targets, listener, instance, attachment];
    const known = linesOf(made);
    net.publicSubnet.props.cidrBlock = UNKNOWN;
    assert.match(known.join(), /load balancer web → .*instance web tcp 8080/);
    assert.deepEqual(linesOf(made), known);
  });
});
