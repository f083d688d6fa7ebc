import assert from "node:assert/strict";
import { group, linesOf, type Made, MODES, make, network, tcp, WORLD } from "./estates";

const instance = (subnetId: Made, guard: Made, props = {}): Made =>
  make("aws:ec2/instance:Instance", "web", { subnetId, vpcSecurityGroupIds: [guard], ...props });

for (const mode of MODES) {
  describe(`reachability: public addresses, ${mode}`, () => {
    const net = network();
    const { vpc, publicSubnet, privateSubnet, gateway, route } = net;
    const ssh = group("ssh", vpc, tcp(22, WORLD));
    const office = group("office", vpc, tcp(22, "203.0.113.0/24"));
    const lines = (...made: Made[]) => linesOf([...net.all, ...made], mode);
    const open = ["internet tcp 22 (IPv4): internet gateway main → instance web"];

    it("reach an instance in a public subnet with an open group", () => {
      assert.deepEqual(lines(ssh, instance(publicSubnet, ssh)), open);
    });

    it("are not given in a private subnet, nor where the instance says no", () => {
      assert.deepEqual(lines(ssh, instance(privateSubnet, ssh)), []);
      assert.deepEqual(lines(ssh, instance(publicSubnet, ssh, { associatePublicIpAddress: false })), []);
    });

    it("need a route to the internet gateway, and the gateway in the VPC", () => {
      const web = instance(publicSubnet, ssh);
      const without = (...gone: Made[]) =>
        linesOf(
          [...net.all, ssh, web].filter((one) => !gone.includes(one)),
          mode,
        );
      assert.deepEqual(without(route), []);
      assert.deepEqual(without(route, gateway), []);
      assert.deepEqual(lines(ssh, instance(privateSubnet, ssh, { associatePublicIpAddress: true })), []);
    });

    it("come by Elastic IPs, whichever resource associates them", () => {
      const closed = make("aws:ec2/subnet:Subnet", "quiet", { vpcId: vpc, cidrBlock: "10.0.2.0/24" });
      const association = make("aws:ec2/routeTableAssociation:RouteTableAssociation", "quiet", {
        subnetId: closed,
        routeTableId: net.table,
      });
      const web = instance(closed, ssh);
      const own = make("aws:ec2/eip:Eip", "own", { instance: web });
      const bare = make("aws:ec2/eip:Eip", "bare", {});
      const link = make("aws:ec2/eipAssociation:EipAssociation", "link", {
        allocationId: bare,
        instanceId: web,
      });
      assert.deepEqual(lines(closed, association, ssh, web), []);
      assert.deepEqual(lines(closed, association, ssh, web, own), open);
      assert.deepEqual(lines(closed, association, ssh, web, bare), []);
      assert.deepEqual(lines(closed, association, ssh, web, bare, link), open);
    });

    it("guard each network interface by its own groups", () => {
      const interfaceOf = (guard: Made) =>
        make("aws:ec2/networkInterface:NetworkInterface", "eni", {
          subnetId: publicSubnet,
          securityGroups: [guard],
        });
      const withInterface = (guard: Made) => {
        const eni = interfaceOf(guard);
        const web = instance(privateSubnet, ssh);
        const attachment = make("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", "at", {
          instanceId: web,
          networkInterfaceId: eni,
        });
        return [ssh, guard, eni, web, attachment, make("aws:ec2/eip:Eip", "eip", { networkInterface: eni })];
      };
      const https = group("https", vpc, tcp(443, WORLD));
      assert.deepEqual(lines(...withInterface(https)), [
        "internet tcp 443 (IPv4): internet gateway main → instance web",
      ]);
    });

    it("of NAT gateways lead nowhere", () => {
      const eip = make("aws:ec2/eip:Eip", "nat", {});
      const nat = make("aws:ec2/natGateway:NatGateway", "nat", { subnetId: publicSubnet, allocationId: eip });
      assert.deepEqual(lines(eip, nat), []);
    });

    it("are told for callers that alone are admitted; private ones are no callers", () => {
      assert.deepEqual(lines(office, instance(publicSubnet, office)), [
        "203.0.113.0/24 tcp 22 (IPv4): internet gateway main → instance web",
      ]);
      const inside = group("inside", vpc, tcp(22, "10.0.0.0/8"));
      assert.deepEqual(lines(inside, instance(publicSubnet, inside)), []);
    });

    it("add up what rules split, and tell the ports apart by who is admitted", () => {
      const halves = group(
        "halves",
        vpc,
        tcp(22, "0.0.0.0/1"),
        tcp(22, "128.0.0.0/1"),
        tcp(80, "203.0.113.0/24"),
      );
      assert.deepEqual(lines(halves, instance(publicSubnet, halves)), [
        "203.0.113.0/24 tcp 80 (IPv4): internet gateway main → instance web",
        ...open,
      ]);
    });

    it("reach instances of an autoscaling group by its launch template", () => {
      const fleet = (template: Made) =>
        make("aws:autoscaling/group:Group", "web", {
          vpcZoneIdentifiers: [publicSubnet],
          launchTemplate: { id: template },
        });
      const template = (props: Record<string, unknown>) =>
        make("aws:ec2/launchTemplate:LaunchTemplate", "web", props);
      const by = (props: Record<string, unknown>) => {
        const one = template(props);
        return lines(ssh, one, fleet(one));
      };
      const found = ["internet tcp 22 (IPv4): internet gateway main → instances of autoscaling group web"];
      assert.deepEqual(by({ vpcSecurityGroupIds: [ssh] }), found);
      assert.deepEqual(
        by({ networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [ssh] }] }),
        found,
      );
      assert.deepEqual(
        by({ networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [ssh] }] }),
        [],
      );
      assert.deepEqual(by({}), []);
    });

    it("reach tasks of ECS and databases where they are switched on", () => {
      const service = (assignPublicIp: boolean) =>
        make("aws:ecs/service:Service", "api", {
          networkConfiguration: { subnets: [publicSubnet], securityGroups: [ssh], assignPublicIp },
        });
      assert.deepEqual(lines(ssh, service(true)), [
        "internet tcp 22 (IPv4): internet gateway main → ECS service api",
      ]);
      assert.deepEqual(lines(ssh, service(false)), []);
      const subnets = make("aws:rds/subnetGroup:SubnetGroup", "db", { subnetIds: [publicSubnet] });
      const all = group("all", vpc, { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [WORLD] });
      const database = (publiclyAccessible: boolean) =>
        make("aws:rds/instance:Instance", "db", {
          engine: "postgres",
          dbSubnetGroupName: subnets,
          vpcSecurityGroupIds: [all],
          publiclyAccessible,
        });
      assert.deepEqual(lines(subnets, all, database(true)), [
        "internet tcp 5432 (IPv4): internet gateway main → database db",
      ]);
      assert.deepEqual(lines(subnets, all, database(false)), []);
    });

    it("of IPv6 need a route of IPv6; an egress-only gateway is no way in", () => {
      const subnet = make("aws:ec2/subnet:Subnet", "six", {
        vpcId: vpc,
        cidrBlock: "10.0.3.0/24",
        ipv6CidrBlock: "2600:1f18::/64",
        assignIpv6AddressOnCreation: true,
      });
      const open6 = group("open6", vpc, {
        protocol: "tcp",
        fromPort: 22,
        toPort: 22,
        ipv6CidrBlocks: ["::/0"],
      });
      const table = (target: Record<string, unknown>) => {
        const own = make("aws:ec2/routeTable:RouteTable", "six", {
          vpcId: vpc,
          routes: [{ ipv6CidrBlock: "::/0", ...target }],
        });
        return [
          own,
          make("aws:ec2/routeTableAssociation:RouteTableAssociation", "six", {
            subnetId: subnet,
            routeTableId: own,
          }),
        ];
      };
      const web = instance(subnet, open6);
      const egressOnly = make("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "out", {
        vpcId: vpc,
      });
      assert.deepEqual(lines(subnet, open6, web, ...table({ gatewayId: gateway })), [
        "internet tcp 22 (IPv6): internet gateway main → instance web",
      ]);
      assert.deepEqual(
        lines(subnet, open6, web, egressOnly, ...table({ egressOnlyGatewayId: egressOnly })),
        [],
      );
    });
  });
}

describe("reachability: where AWS fills in", () => {
  it("a route to an internet gateway of another VPC leads nowhere", () => {
    const net = network();
    const other = make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.9.0.0/16" });
    const elsewhere = make("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: other });
    const ssh = group("ssh", net.vpc, tcp(22, WORLD));
    const web = make("aws:ec2/instance:Instance", "web", {
      subnetId: net.publicSubnet,
      vpcSecurityGroupIds: [ssh],
    });
    const moved = net.all.map((one) => (one === net.gateway ? elsewhere : one));
    assert.deepEqual(linesOf([...moved, other, ssh, web]), []);
  });

  it("an instance without a subnet is public in the default VPC", () => {
    const open = make("aws:ec2/securityGroup:SecurityGroup", "open", { ingress: [tcp(22, WORLD)] });
    const web = make("aws:ec2/instance:Instance", "web", { vpcSecurityGroupIds: [open] });
    assert.deepEqual(linesOf([open, web]), ["internet tcp 22 (IPv4): instance web"]);
  });

  it("an instance without a group has the default one, which admits nobody unless a program adopts and opens it", () => {
    const net = network();
    const web = make("aws:ec2/instance:Instance", "web", { subnetId: net.publicSubnet });
    assert.deepEqual(linesOf([...net.all, web]), []);
    const adopted = make("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", {
      vpcId: net.vpc,
      ingress: [tcp(22, WORLD)],
    });
    assert.deepEqual(linesOf([...net.all, web, adopted]), [
      "internet tcp 22 (IPv4): internet gateway main → instance web",
    ]);
  });

  it("a subnet without an association has the main route table, made main, adopted or added to", () => {
    const net = network();
    const ssh = group("ssh", net.vpc, tcp(22, WORLD));
    const web = make("aws:ec2/instance:Instance", "web", {
      subnetId: net.privateSubnet,
      vpcSecurityGroupIds: [ssh],
      associatePublicIpAddress: true,
    });
    const base = [...net.all, ssh, web];
    const main = make("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
      vpcId: net.vpc,
      routeTableId: net.table,
    });
    const adopted = make("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", {
      defaultRouteTableId: "rtb-main",
      routes: [{ cidrBlock: WORLD, gatewayId: net.gateway }],
    });
    const added = make("aws:ec2/route:Route", "added", {
      routeTableId: "rtb-main",
      destinationCidrBlock: WORLD,
      gatewayId: net.gateway,
    });
    assert.deepEqual(linesOf(base), []);
    for (const more of [main, adopted, added]) {
      assert.deepEqual(linesOf([...base, more]), [
        "internet tcp 22 (IPv4): internet gateway main → instance web",
      ]);
    }
  });
});
