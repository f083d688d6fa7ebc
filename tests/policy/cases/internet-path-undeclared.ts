import { exposureTag, mediaRelayTag } from "../../../policies/constants";
import { group, type Made, make, network, resourcesOf, tcp, WORLD } from "../../unit/reachability/estates";
import { type TestResource, urnOf } from "../analyze";
import type { RuleCases } from "../cases";

/** Resources as a preview has them: references, and no ids. */
function stack(...made: Made[]): TestResource[] {
  const resources = resourcesOf(made, "preview");
  const urns = new Map(resources.map(({ urn, type, name }) => [urn, urnOf({ type, name, props: {} })]));
  return resources.map(({ type, name, props, dependencies }) => ({
    type,
    name,
    props,
    dependsOn: Object.fromEntries(
      Object.entries(dependencies).map(([property, sources]) => [
        property,
        sources.map((urn) => urns.get(urn) ?? urn),
      ]),
    ),
  }));
}

const net = network();
const { vpc, publicSubnet, privateSubnet } = net;
const open = group("open", vpc, tcp(22, WORLD));
const closed = group("closed", vpc, tcp(22, "10.0.0.0/8"));
const udp = { protocol: "udp", fromPort: 30_000, toPort: 39_999, cidrBlocks: [WORLD] };
const relays = make("aws:ec2/securityGroup:SecurityGroup", "relays", {
  vpcId: vpc,
  ingress: [udp],
  tags: mediaRelayTag,
});

const instance = (subnetId: Made, guard: Made, props = {}) =>
  make("aws:ec2/instance:Instance", "web", { subnetId, vpcSecurityGroupIds: [guard], ...props });
const template = (guard: Made) =>
  make("aws:ec2/launchTemplate:LaunchTemplate", "web", { vpcSecurityGroupIds: [guard] });
const fleet = (by: Made) =>
  make("aws:autoscaling/group:Group", "web", {
    vpcZoneIdentifiers: [publicSubnet],
    launchTemplate: { id: by },
  });
const service = (assignPublicIp: boolean) =>
  make("aws:ecs/service:Service", "api", {
    networkConfiguration: { subnets: [publicSubnet], securityGroups: [open], assignPublicIp },
  });

/** An internal or public load balancer with a listener, in a group that admits the world to 443. */
function balanced(internal: boolean, tags = {}) {
  const guard = make("aws:ec2/securityGroup:SecurityGroup", "front", {
    vpcId: vpc,
    ingress: [tcp(443, WORLD)],
    tags,
  });
  const balancer = make("aws:lb/loadBalancer:LoadBalancer", "web", {
    internal,
    subnets: [internal ? privateSubnet : publicSubnet],
    securityGroups: [guard],
  });
  const listener = make("aws:lb/listener:Listener", "web", {
    loadBalancerArn: balancer,
    port: 443,
    protocol: "HTTPS",
  });
  return { balancer, all: [guard, balancer, listener] };
}

const endpointGroup = (endpointId: Made, props = {}) =>
  make("aws:globalaccelerator/endpointGroup:EndpointGroup", "cell", {
    listenerArn: "arn:of:another:stack",
    endpointConfigurations: [{ endpointId, weight: 128 }],
    ...props,
  });
const inside = balanced(true, exposureTag);
const undeclaredInside = balanced(true);
const outside = balanced(false);
const says = (what: string, by = "tcp 22 (IPv4)") =>
  `The internet reaches ${what} by ${by}, which nothing declares:`;

export default {
  violating: [
    {
      title: "an instance in a public subnet with an open group",
      given: stack(...net.all, open, instance(publicSubnet, open)),
      says: says("instance web"),
    },
    {
      title: "an Elastic IP on an instance",
      given: stack(
        ...net.all,
        open,
        instance(publicSubnet, open, { associatePublicIpAddress: false }),
        make("aws:ec2/eip:Eip", "web", { instance: instance(publicSubnet, open) }),
      ),
      says: says("instance web"),
    },
    {
      title: "a fleet in a public subnet",
      given: stack(...net.all, open, template(open), fleet(template(open))),
      says: says("instances of autoscaling group web"),
    },
    {
      title: "tasks with public addresses",
      given: stack(...net.all, open, service(true)),
      says: says("ECS service api"),
    },
    {
      title: "a public load balancer",
      given: stack(...net.all, ...outside.all),
      says: says("load balancer web", "tcp 443 (IPv4)"),
    },
    {
      title: "an internal load balancer behind an accelerator, without a declaration",
      given: stack(...net.all, ...undeclaredInside.all, endpointGroup(undeclaredInside.balancer)),
      says: says("internal load balancer web", "tcp 443 (IPv4)"),
    },
    {
      title: "another port of the accelerator that leads to the declared one",
      given: stack(
        ...net.all,
        ...inside.all,
        endpointGroup(inside.balancer, { portOverrides: [{ listenerPort: 8443, endpointPort: 443 }] }),
      ),
      says: says("internal load balancer web", "tcp 8443 (IPv4)"),
    },
  ],
  clean: [
    {
      title: "the declared way by the accelerator",
      given: stack(...net.all, ...inside.all, endpointGroup(inside.balancer)),
    },
    {
      title: "an instance in a private subnet",
      given: stack(...net.all, open, instance(privateSubnet, open)),
    },
    {
      title: "an instance whose group is closed",
      given: stack(...net.all, closed, instance(publicSubnet, closed)),
    },
    {
      title: "a declared media relay",
      given: stack(...net.all, relays, instance(publicSubnet, relays)),
    },
    { title: "tasks without public addresses", given: stack(...net.all, open, service(false)) },
    {
      title: "a public subnet without the route",
      given: stack(...net.all.filter((one) => one !== net.route), open, instance(publicSubnet, open)),
    },
    {
      title: "a network ACL in between",
      given: stack(
        ...net.all,
        open,
        instance(publicSubnet, open),
        make("aws:ec2/networkAcl:NetworkAcl", "none", { vpcId: vpc, subnetIds: [publicSubnet] }),
      ),
    },
  ],
  unknown: [
    {
      title: "a rule whose addresses are not known",
      given: stack(
        ...net.all,
        group("later", vpc, tcp(22, "04da6b54-80e4-46f7-96ec-b56ff0331ba9")),
        instance(publicSubnet, group("later", vpc)),
      ),
      says: "ingress[0].cidrBlocks",
    },
    {
      title: "an instance that may get an address",
      given: stack(...net.all, open, instance(publicSubnet, open, { associatePublicIpAddress: open })),
      says: "associatePublicIpAddress",
    },
  ],
} satisfies RuleCases;
