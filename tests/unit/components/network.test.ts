import assert from "node:assert/strict";
import { Endpoints, endpointServices } from "../../../components/network/endpoints";
import { Network, type NetworkArgs } from "../../../components/network/network";
import { record } from "./support";
import { vpcOutputs } from "./vpc-outputs";

const args: NetworkArgs = {
  cidrBlock: "10.20.0.0/16",
  availabilityZones: 3,
  natGateways: "Single",
  dualStack: false,
  flowLogs: { retentionDays: 30 },
  protect: true,
};

const network = (changes: Partial<NetworkArgs> = {}) =>
  record(() => new Network("cell", { ...args, ...changes }), { outputs: vpcOutputs });

describe("network", () => {
  it("gives awsx the address plan, under the one strategy that honours it", async () => {
    const { inputs } = (await network()).one("awsx:ec2:Vpc");
    assert.equal(inputs.subnetStrategy, "Auto");
    assert.deepEqual(inputs.subnetSpecs, [
      {
        type: "Public",
        cidrBlocks: ["10.20.32.0/20", "10.20.96.0/20", "10.20.160.0/20"],
        assignIpv6AddressOnCreation: false,
      },
      {
        type: "Private",
        cidrBlocks: ["10.20.0.0/19", "10.20.64.0/19", "10.20.128.0/19"],
        assignIpv6AddressOnCreation: false,
      },
    ]);
    assert.deepEqual(inputs.natGateways, { strategy: "Single" });
  });

  it("has IPv6 in every subnet of a dual-stack cell", async () => {
    const { inputs } = (await network({ dualStack: true })).one("awsx:ec2:Vpc");
    assert.equal(inputs.assignGeneratedIpv6CidrBlock, true);
    for (const spec of inputs.subnetSpecs as { assignIpv6AddressOnCreation: boolean }[]) {
      assert.equal(spec.assignIpv6AddressOnCreation, true);
    }
  });

  it("sends S3 traffic of every route table past the NAT gateways", async () => {
    const { inputs } = (await network()).one("aws:ec2/vpcEndpoint:VpcEndpoint");
    assert.equal(inputs.vpcEndpointType, "Gateway");
    assert.equal(inputs.serviceName, "com.amazonaws.eu-central-1.s3");
    assert.deepEqual(inputs.routeTableIds, ["rtb-1", "rtb-2"]);
  });

  it("logs all its flows, with a role that writes to that log group only", async () => {
    const recorded = await network();
    const log = recorded.one("aws:ec2/flowLog:FlowLog");
    assert.equal(log.inputs.trafficType, "ALL");
    assert.ok(log.dependencies.includes("cell-flow-log"));
    const { Statement } = JSON.parse(String(recorded.one("aws:iam/rolePolicy:RolePolicy").inputs.policy));
    const writes = Statement.find(({ Action }: { Action: string[] }) => Action.includes("logs:PutLogEvents"));
    assert.equal(writes.Resource, "arn:aws:mock:::cell-flow-log:*");
  });
});

describe("endpoints", () => {
  it("are one a service, reached by the service's own name, behind the given security group", async () => {
    const recorded = await record(
      () =>
        new Endpoints("cell", {
          vpcId: "vpc-1",
          region: "eu-west-1",
          subnetIds: ["subnet-1"],
          securityGroupId: "sg-1",
        }),
    );
    const made = recorded.all("aws:ec2/vpcEndpoint:VpcEndpoint");
    assert.deepEqual(
      made.map(({ inputs }) => inputs.serviceName).sort(),
      Object.keys(endpointServices)
        .map((service) => `com.amazonaws.eu-west-1.${service}`)
        .sort(),
    );
    for (const { inputs } of made) {
      assert.equal(inputs.privateDnsEnabled, true);
      assert.deepEqual(inputs.securityGroupIds, ["sg-1"]);
    }
  });
});
