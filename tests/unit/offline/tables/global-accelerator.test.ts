import assert from "node:assert/strict";
import { Account, type Made } from "./account";
import { loadBalancer, type Network, network } from "./cell";

const listenerType = "aws:globalaccelerator/listener:Listener";
const groupType = "aws:globalaccelerator/endpointGroup:EndpointGroup";

describe("offline Global Accelerator", () => {
  let account: Account;
  let accelerator: Made;
  let listener: Made;
  beforeEach(async () => {
    account = new Account();
    accelerator = await account.create("aws:globalaccelerator/accelerator:Accelerator", {}, "sip");
    listener = await account.create(listenerType, tcp(443));
  });
  afterEach(() => account.close());

  const tcp = (fromPort: number, toPort = fromPort) => ({
    acceleratorArn: accelerator.id,
    protocol: "TCP",
    portRanges: [{ fromPort, toPort }],
  });
  const group = (endpointId: string, more: object = {}) => ({
    listenerArn: listener.id,
    endpointGroupRegion: "eu-central-1",
    healthCheckIntervalSeconds: 10,
    endpointConfigurations: [{ endpointId, weight: 128, clientIpPreservationEnabled: true, ...more }],
  });

  it("has two addresses, and an alias zone that is the same for all", () => {
    const [set] = accelerator.state.ipSets as { ipFamily: string; ipAddresses: string[] }[];
    assert.equal(new Set(set?.ipAddresses).size, 2);
    assert.equal(accelerator.state.hostedZoneId, "Z2BJ6XQ5FK7U4H");
  });

  it("refuses ports of one protocol in two listeners", async () => {
    await assert.rejects(account.create(listenerType, tcp(400, 500)), /InvalidPortRangeException/);
    await account.create(listenerType, { ...tcp(400, 500), protocol: "UDP" });
  });

  it("is taken down from the inside out", async () => {
    const made = await account.create(groupType, { listenerArn: listener.id });
    await assert.rejects(account.delete(accelerator), /AssociatedListenerFoundException/);
    await assert.rejects(account.delete(listener), /AssociatedEndpointGroupFoundException/);
    for (const each of [made, listener, accelerator]) await account.delete(each);
  });

  it("has one endpoint group a Region and listener", async () => {
    await account.create(groupType, { listenerArn: listener.id, endpointGroupRegion: "eu-west-1" });
    const again = { listenerArn: listener.id, endpointGroupRegion: "eu-west-1" };
    await assert.rejects(account.create(groupType, again), /EndpointGroupAlreadyExistsException/);
  });

  it("sends an omitted weight as 0 and omitted client IP preservation as off", async () => {
    const { id } = await account.create("aws:ec2/eip:Eip");
    const made = await account.create(groupType, {
      listenerArn: listener.id,
      endpointConfigurations: [{ endpointId: id }],
    });
    assert.deepEqual(made.state.endpointConfigurations, [
      { endpointId: id, weight: 0, clientIpPreservationEnabled: false },
    ]);
  });

  it("takes an internal load balancer only with client IP preservation, an internet gateway and TCP", async () => {
    const closed = await network(account, false);
    const { id } = await loadBalancer(account, closed);
    const off = { clientIpPreservationEnabled: false };
    await assert.rejects(account.create(groupType, group(id, off)), /Client IP address preservation/);
    await assert.rejects(account.create(groupType, group(id)), /must have an internet gateway/);
    await account.create("aws:ec2/internetGateway:InternetGateway", { vpcId: closed.vpc.id });
    const udp = await account.create(listenerType, { ...tcp(3478), protocol: "UDP" });
    await assert.rejects(
      account.create(groupType, { ...group(id), listenerArn: udp.id }),
      /not supported for UDP listeners/,
    );
    await assert.rejects(
      account.create(groupType, { ...group(id), endpointGroupRegion: "eu-west-1" }),
      /not in the Region of the endpoint group/,
    );
    await account.create(groupType, group(id));
  });

  it("refuses an endpoint that does not exist", async () => {
    await assert.rejects(account.create(groupType, group("eipalloc-1")), /EndpointNotFoundException/);
  });

  it("leaves a security group in the VPC that keeps it from being deleted", async () => {
    const cell = await network(account);
    const balancer = await loadBalancer(account, cell);
    const made = await account.create(groupType, group(balancer.id));
    assert.deepEqual(managed(account), [2, 1]);
    await account.delete(made);
    assert.deepEqual(managed(account), [0, 1]);
    await deleteAllBut(account, cell, balancer);
    await assert.rejects(account.delete(cell.vpc), /DependencyViolation/);
  });

  it("goes and comes with the subnets of the load balancer", async () => {
    const cell = await network(account);
    const balancer = await loadBalancer(account, cell);
    await account.create(groupType, group(balancer.id));
    const third = await account.create("aws:ec2/subnet:Subnet", {
      vpcId: cell.vpc.id,
      availabilityZone: "eu-central-1c",
      cidrBlock: "10.20.2.0/24",
    });
    const wider = await account.update(balancer, {
      ...balancer.inputs,
      subnets: [...cell.subnets, third].map(({ id }) => id),
    });
    assert.deepEqual(managed(account), [3, 1]);
    await account.update(wider, balancer.inputs);
    assert.deepEqual(managed(account), [2, 1]);
    await account.delete(third);
  });

  it("holds the subnets for a while after its end", async () => {
    const slow = new Account({ seconds: { interfaceRelease: 0.2 } });
    try {
      const sip = await slow.create("aws:globalaccelerator/accelerator:Accelerator", {}, "sip");
      const wss = await slow.create(listenerType, { ...tcp(443), acceleratorArn: sip.id });
      const balancer = await loadBalancer(slow, await network(slow));
      const made = await slow.create(groupType, { ...group(balancer.id), listenerArn: wss.id });
      await slow.delete(made);
      assert.deepEqual(managed(slow), [2, 1]);
    } finally {
      slow.close();
    }
  });
});

/** How many interfaces and groups of the accelerator there are. */
function managed(account: Account): [number, number] {
  const interfaces = account.all("aws:ec2/networkInterface:NetworkInterface");
  const groups = account.all("aws:ec2/securityGroup:SecurityGroup");
  return [
    interfaces.filter(({ interfaceType }) => interfaceType === "global_accelerator_managed").length,
    groups.filter(({ name }) => name === "GlobalAccelerator").length,
  ];
}

async function deleteAllBut(account: Account, { gateway, subnets, group }: Network, balancer: Made) {
  for (const each of [balancer, ...subnets, group, ...(gateway ? [gateway] : [])]) await account.delete(each);
}
