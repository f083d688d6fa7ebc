import assert from "node:assert/strict";
import { Ingress, type IngressArgs } from "../../../components/front-door/ingress";
import { record } from "./support";

const args: IngressArgs = {
  region: "eu-west-1",
  vpcId: "vpc-1",
  listenerArn: "arn:aws:globalaccelerator::111122223333:accelerator/a/listener/l",
  loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/edge/1",
  trafficDialPercentage: 40,
  drained: false,
};

const endpointGroup = async (changes: Partial<IngressArgs> = {}) =>
  (await record(() => new Ingress("cell", { ...args, ...changes }))).one(
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
  );

describe("ingress", () => {
  it("names Region, weight and client address preservation, which AWS would otherwise choose badly", async () => {
    const { inputs } = await endpointGroup();
    assert.equal(inputs.endpointGroupRegion, "eu-west-1");
    assert.equal(inputs.trafficDialPercentage, 40);
    assert.deepEqual(inputs.endpointConfigurations, [
      { endpointId: args.loadBalancerArn, weight: 128, clientIpPreservationEnabled: true },
    ]);
  });

  it("drains with dial and weight, for failover ignores the dial", async () => {
    const { inputs } = await endpointGroup({ drained: true });
    assert.equal(inputs.trafficDialPercentage, 0);
    assert.deepEqual(inputs.endpointConfigurations, [
      { endpointId: args.loadBalancerArn, weight: 0, clientIpPreservationEnabled: true },
    ]);
  });

  it("goes before the clean-up of what the accelerator leaves behind", async () => {
    const { dependencies } = await endpointGroup();
    assert.ok(dependencies.includes("cell-leftover-group"));
  });

  it("calls the clean-up over its whole life, with rights to this VPC's groups only", async () => {
    const recorded = await record(() => new Ingress("cell", args));
    const invocation = recorded.one("aws:lambda/invocation:Invocation");
    assert.equal(invocation.inputs.lifecycleScope, "CRUD");
    assert.deepEqual(JSON.parse(String(invocation.inputs.input)), { vpcId: "vpc-1" });
    const { Statement } = JSON.parse(String(recorded.one("aws:iam/rolePolicy:RolePolicy").inputs.policy));
    const deletion = Statement.find(({ Action }: { Action: string }) => Action === "ec2:DeleteSecurityGroup");
    assert.deepEqual(deletion.Condition, { ArnLike: { "ec2:Vpc": "arn:aws:ec2:eu-west-1:*:vpc/vpc-1" } });
  });
});
