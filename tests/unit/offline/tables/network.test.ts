import assert from "node:assert/strict";
import { Account } from "./account";
import { httpListener, loadBalancer, network, targetGroup } from "./cell";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

describe("offline network", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });
  afterEach(() => account.close());

  it("refuses a public NAT gateway without an internet gateway, and lets it hold the gateway afterwards", async () => {
    const { vpc, subnets } = await network(account, false);
    const { id: allocationId } = await account.create("aws:ec2/eip:Eip");
    const inputs = { allocationId, subnetId: subnets[0]?.id ?? "" };
    await assert.rejects(account.create("aws:ec2/natGateway:NatGateway", inputs), /Gateway\.NotAttached/);
    const gateway = await account.create("aws:ec2/internetGateway:InternetGateway", { vpcId: vpc.id });
    const nat = await account.create("aws:ec2/natGateway:NatGateway", inputs);
    await assert.rejects(account.delete(gateway), /DependencyViolation.*mapped public address/);
    await account.delete(nat);
    await account.delete(gateway);
  });

  it("moves no gateway out of a VPC that has public addresses", async () => {
    const { gateway, subnets } = await network(account);
    const other = await account.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.30.0.0/16" });
    const { id: allocationId } = await account.create("aws:ec2/eip:Eip");
    const inputs = { allocationId, subnetId: subnets[0]?.id ?? "" };
    const nat = await account.create("aws:ec2/natGateway:NatGateway", inputs);
    assert.ok(gateway);
    const moved = { ...gateway.inputs, vpcId: other.id };
    await assert.rejects(account.update(gateway, moved), /DependencyViolation.*mapped public address/);
    await account.delete(nat);
    await account.update(gateway, moved);
  });

  it("keeps a VPC's IPv6 block while a subnet has a part of it", async () => {
    const inputs = { cidrBlock: "10.30.0.0/16", assignGeneratedIpv6CidrBlock: true };
    const vpc = await account.create("aws:ec2/vpc:Vpc", inputs);
    const ipv6CidrBlock = String(vpc.state.ipv6CidrBlock).replace("/56", "/64");
    const place = { vpcId: vpc.id, cidrBlock: "10.30.0.0/24", ipv6CidrBlock };
    const subnet = await account.create("aws:ec2/subnet:Subnet", place);
    const without = { ...vpc.inputs, assignGeneratedIpv6CidrBlock: false };
    await assert.rejects(account.update(vpc, without), /InvalidCidrBlock\.InUse/);
    await account.delete(subnet);
    assert.equal((await account.update(vpc, without)).state.ipv6CidrBlock, "");
  });

  it("lets nothing lie in two VPCs", async () => {
    const [here, there] = [await network(account), await network(account)];
    const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const apart = /belong to different networks/;
    const mixed = { ...here, group: there.group };
    await assert.rejects(loadBalancer(account, mixed), apart);
    const balancer = await loadBalancer(account, here);
    const moved = { ...balancer.inputs, subnets: idsOf(there.subnets), securityGroups: [there.group.id] };
    await assert.rejects(account.update(balancer, moved), apart);
    await assert.rejects(httpListener(account, balancer, await targetGroup(account, there)), apart);
    const logs = { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-central-1.logs" };
    const place = { vpcId: here.vpc.id, subnetIds: idsOf(here.subnets), securityGroupIds: [there.group.id] };
    await assert.rejects(account.create(endpoint, { ...logs, ...place }), apart);
    const template = await account.create("aws:ec2/launchTemplate:LaunchTemplate", {
      imageId: "ami-0123456789abcdef0",
      instanceType: "t3.micro",
      vpcSecurityGroupIds: [there.group.id],
    });
    const group = { minSize: 1, maxSize: 1, vpcZoneIdentifiers: idsOf(here.subnets) };
    const launchTemplate = { id: template.id, version: "$Latest" };
    await assert.rejects(account.create("aws:autoscaling/group:Group", { ...group, launchTemplate }), apart);
  });

  it("keeps an address that a NAT gateway uses, and gives it to one only", async () => {
    const { subnets } = await network(account);
    const address = await account.create("aws:ec2/eip:Eip");
    const inputs = { allocationId: address.id, subnetId: subnets[0]?.id ?? "" };
    await account.create("aws:ec2/natGateway:NatGateway", inputs);
    await assert.rejects(
      account.create("aws:ec2/natGateway:NatGateway", inputs),
      /Resource\.AlreadyAssociated/,
    );
    await assert.rejects(account.delete(address), /InvalidIPAddress\.InUse/);
  });

  it("gives every address once, out of the range for benchmarks", async () => {
    const addresses = await Promise.all(Array.from({ length: 5 }, () => account.create("aws:ec2/eip:Eip")));
    const ips = addresses.map(({ state }) => String(state.publicIp));
    assert.equal(new Set(ips).size, 5);
    assert.ok(ips.every((ip) => ip.startsWith("198.18.")));
    await assert.rejects(account.create("aws:ec2/eip:Eip"), /AddressLimitExceeded/);
  });

  it("takes a VPC endpoint's service, kind and zones as AWS does", async () => {
    const { vpc, subnets, group } = await network(account);
    const common = { vpcId: vpc.id, vpcEndpointType: "Interface", securityGroupIds: [group.id] };
    const logs = "com.amazonaws.eu-central-1.logs";
    const interfaces = { ...common, subnetIds: subnets.map(({ id }) => id), privateDnsEnabled: true };
    const made = await account.create(endpoint, { ...interfaces, serviceName: logs });
    assert.equal((made.state.networkInterfaceIds as string[]).length, 2);
    await assert.rejects(
      account.create(endpoint, { ...interfaces, serviceName: logs }),
      /conflicting DNS domain/,
    );
    await assert.rejects(
      account.create(endpoint, { ...interfaces, serviceName: "com.amazonaws.eu-west-1.logs" }),
      /InvalidServiceName/,
    );
    await assert.rejects(
      account.create(endpoint, { vpcId: vpc.id, serviceName: logs }),
      /does not match available service types/,
    );
    await assert.rejects(account.delete(group), /DependencyViolation/);
    await account.delete(made);
    await account.delete(group);
  });

  it("gives a gateway endpoint the prefix list that the function answers", async () => {
    const { vpc } = await network(account);
    const serviceName = "com.amazonaws.eu-central-1.s3";
    const { state } = await account.create(endpoint, { vpcId: vpc.id, serviceName });
    const answer = await account.ask("aws:ec2/getManagedPrefixList:getManagedPrefixList", {
      name: serviceName,
    });
    assert.equal(state.prefixListId, answer.id);
  });

  it("knows equal rules, and replaces one only when the kind of source changes", async () => {
    const { group } = await network(account);
    const rule = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    const made = await account.create(ingress, { ...rule, cidrIpv4: "0.0.0.0/0" });
    await assert.rejects(
      account.create(ingress, { ...rule, ipProtocol: "6", cidrIpv4: "0.0.0.0/0" }),
      /InvalidPermission\.Duplicate.*0\.0\.0\.0\/0/,
    );
    assert.deepEqual(account.replaces(made, { ...rule, cidrIpv4: "10.0.0.0/8" }), []);
    assert.ok(account.replaces(made, { ...rule, cidrIpv6: "::/0" }).length > 0);
    assert.deepEqual(account.problems(ingress, { ...rule, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }), [
      "fromPort: must not be set when ipProtocol is -1",
      "toPort: must not be set when ipProtocol is -1",
    ]);
  });

  it("keeps a group that a rule of another group names, but not for its own rules", async () => {
    const { vpc, group } = await network(account);
    const other = await account.create("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.id });
    const rule = { ipProtocol: "-1", securityGroupId: group.id, referencedSecurityGroupId: other.id };
    await account.create(ingress, rule);
    await assert.rejects(account.delete(other), /DependencyViolation/);
    await account.delete(group);
  });

  it("numbers the versions of a launch template, and reads its user data", async () => {
    const template = "aws:ec2/launchTemplate:LaunchTemplate";
    const inputs = { instanceType: "c7i.large", updateDefaultVersion: true };
    const made = await account.create(template, inputs);
    const updated = await account.update(made, { ...inputs, instanceType: "c7i.xlarge" });
    assert.deepEqual(
      [made.state.latestVersion, updated.state.latestVersion, updated.state.defaultVersion],
      [1, 2, 2],
    );
    const retagged = await account.update(updated, { ...updated.inputs, tags: { a: "b" } });
    assert.equal(retagged.state.latestVersion, 2);
    await assert.rejects(account.create(template, { userData: "no base64!" }), /InvalidUserData\.Malformed/);
    const long = Buffer.alloc(16_385).toString("base64");
    await assert.rejects(account.create(template, { userData: long }), /limited to 16384 bytes/);
  });
});
