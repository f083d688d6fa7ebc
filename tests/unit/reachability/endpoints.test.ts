import assert from "node:assert/strict";
import { MEDIA_RELAY_UDP, mediaRelayTag, publicFrontTag } from "../../../policies/constants";
import { exposure, group, linesOf, MODES, make, network, tcp, WORLD } from "./estates";

for (const mode of MODES) {
  describe(`reachability: what AWS serves, ${mode}`, () => {
    const fn = make("aws:lambda/function:Function", "fn", {});

    it("function URLs, with or without credentials", () => {
      const url = (authorizationType: string) =>
        make("aws:lambda/functionUrl:FunctionUrl", "url", { functionName: fn, authorizationType });
      assert.deepEqual(linesOf([fn, url("NONE")], mode), [
        "internet tcp 443: function URL url → function fn",
      ]);
      assert.deepEqual(linesOf([fn, url("AWS_IAM")], mode), [
        "internet tcp 443: function URL url → function fn [requires AWS credentials]",
      ]);
    });

    it("REST APIs, unless private, down to their functions; all methods must ask for credentials", () => {
      const api = (types?: string[], props = {}) =>
        make("aws:apigateway/restApi:RestApi", "api", {
          ...(types ? { endpointConfiguration: { types } } : {}),
          ...props,
        });
      const method = (name: string, authorization: string) =>
        make("aws:apigateway/method:Method", name, { restApi: api(), authorization });
      const integration = make("aws:apigateway/integration:Integration", "fn", { restApi: api(), uri: fn });
      assert.deepEqual(linesOf([fn, api(), integration], mode), [
        "internet tcp 443: REST API api → function fn",
      ]);
      assert.deepEqual(linesOf([api(["PRIVATE"])], mode), []);
      assert.deepEqual(linesOf([api(["REGIONAL"]), method("a", "AWS_IAM"), method("b", "NONE")], mode), [
        "internet tcp 443: REST API api",
      ]);
      assert.deepEqual(linesOf([api(["REGIONAL"]), method("a", "AWS_IAM")], mode), [
        "internet tcp 443: REST API api [requires AWS credentials]",
      ]);
      assert.deepEqual(linesOf([api(undefined, { tags: publicFrontTag })], mode), [
        "internet tcp 443: REST API api [declared public-front]",
      ]);
    });

    it("Kubernetes APIs for the callers that they admit", () => {
      const cluster = (vpcConfig: object) => make("aws:eks/cluster:Cluster", "k8s", { vpcConfig });
      assert.deepEqual(linesOf([cluster({})], mode), [
        "internet tcp 443: Kubernetes API k8s [requires AWS credentials]",
      ]);
      assert.deepEqual(linesOf([cluster({ publicAccessCidrs: ["203.0.113.0/24"] })], mode), [
        "203.0.113.0/24 tcp 443 (IPv4): Kubernetes API k8s [requires AWS credentials]",
      ]);
      assert.deepEqual(linesOf([cluster({ endpointPublicAccess: false })], mode), []);
    });

    it("media relays by the Elastic IPs that are their slots, declared for what a relay is", () => {
      const net = network();
      const { vpc, publicSubnet } = net;
      const relays = make("aws:ec2/securityGroup:SecurityGroup", "relays", {
        vpcId: vpc,
        ingress: [{ protocol: "udp", fromPort: 30_000, toPort: 39_999, cidrBlocks: [WORLD] }],
        tags: mediaRelayTag,
      });
      const template = make("aws:ec2/launchTemplate:LaunchTemplate", "media", {
        networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [relays] }],
      });
      const fleet = make("aws:autoscaling/group:Group", "media", {
        vpcZoneIdentifiers: [publicSubnet],
        launchTemplate: { id: template },
      });
      const slot = make("aws:ec2/eip:Eip", "slot", { tags: mediaRelayTag });
      assert.deepEqual(linesOf([...net.all, relays, template, fleet], mode), []);
      assert.deepEqual(linesOf([...net.all, relays, template, fleet, slot], mode), [
        `internet udp 30000-39999 (IPv4): internet gateway main → instances of autoscaling group media [declared ${MEDIA_RELAY_UDP}]`,
      ]);
    });
  });
}

describe("reachability: what is not followed", () => {
  const net = network();
  const open = group("open", net.vpc, tcp(22, WORLD));
  const places = (...made: ReturnType<typeof make>[]) =>
    exposure(made).blindSpots.map(({ resource, property }) => `${resource.name}.${property}`);

  it("is told: transit gateways, peerings, firewalls, custom routing", () => {
    const route = (target: string) =>
      make("aws:ec2/route:Route", target, {
        routeTableId: net.table,
        destinationCidrBlock: "10.9.0.0/16",
        [target]: "x-1",
      });
    for (const target of [
      "transitGatewayId",
      "vpcPeeringConnectionId",
      "vpcEndpointId",
      "networkInterfaceId",
    ]) {
      assert.deepEqual(places(...net.all, route(target)), [`${target}.${target}`]);
    }
    const custom = "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup";
    assert.deepEqual(places(make(custom, "cr", {})), ["cr.endpointConfigurations"]);
  });

  it("is told: groups and subnets of elsewhere, where they may decide", () => {
    const web = (props: Record<string, unknown>) => make("aws:ec2/instance:Instance", "web", props);
    const foreignGroup = web({ subnetId: net.publicSubnet, vpcSecurityGroupIds: ["sg-1"] });
    assert.deepEqual(places(...net.all, foreignGroup), ["web.securityGroups"]);
    assert.deepEqual(places(open, web({ subnetId: "subnet-1", vpcSecurityGroupIds: [open] })), [
      "web.subnetId",
    ]);
    const plain = web({ subnetId: net.privateSubnet, vpcSecurityGroupIds: [open] });
    assert.deepEqual(places(...net.all, open, plain), []);
  });

  it("takes a subnet of elsewhere for public where the address is said to be", () => {
    const web = make("aws:ec2/instance:Instance", "web", {
      subnetId: "subnet-1",
      vpcSecurityGroupIds: [open],
      associatePublicIpAddress: true,
    });
    assert.deepEqual(linesOf([net.vpc, open, web]), ["internet tcp 22 (IPv4): instance web"]);
  });
});

describe("reachability: groups after a refresh", () => {
  it("show the rules that stand alone as inline ones, which then count once, with their declaration", () => {
    const net = network();
    const inline = [{ protocol: "udp", fromPort: 30_000, toPort: 39_999, cidrBlocks: [WORLD] }];
    const relays = make("aws:ec2/securityGroup:SecurityGroup", "relays", { vpcId: net.vpc, ingress: inline });
    const rule = make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "media", {
      securityGroupId: relays,
      ipProtocol: "udp",
      fromPort: 30_000,
      toPort: 39_999,
      cidrIpv4: WORLD,
      tags: mediaRelayTag,
    });
    const relay = make("aws:ec2/instance:Instance", "relay", {
      subnetId: net.publicSubnet,
      vpcSecurityGroupIds: [relays],
    });
    assert.deepEqual(linesOf([...net.all, relays, rule, relay]), [
      `internet udp 30000-39999 (IPv4): internet gateway main → instance relay [declared ${MEDIA_RELAY_UDP}]`,
    ]);
  });
});
