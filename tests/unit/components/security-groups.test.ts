import assert from "node:assert/strict";
import { cellParties, flows, isCellParty } from "../../../components/network/flows";
import { SecurityGroups } from "../../../components/network/security-groups";
import { type Recorded, record } from "./support";

const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const groups = (dualStack: boolean, metricsNetworks: readonly string[] = []) =>
  record(
    () => new SecurityGroups("cell", { vpcId: "vpc-1", s3PrefixListId: "pl-1", dualStack, metricsNetworks }),
  );

describe("security groups", () => {
  it("are one a party, without a rule of their own", async () => {
    const recorded = await groups(false);
    const made = recorded.all("aws:ec2/securityGroup:SecurityGroup");
    assert.equal(made.length, cellParties.length);
    for (const group of made) {
      assert.equal(group.inputs.ingress, undefined);
      assert.equal(group.inputs.egress, undefined);
    }
  });

  it("turn each flow into a rule out of the sender and a rule into the receiver, and nothing else", async () => {
    const recorded = await groups(false, ["10.90.1.0/24"]);
    assert.equal(recorded.all(egress).length, flows.filter((flow) => isCellParty(flow.from)).length);
    assert.equal(recorded.all(ingress).length, flows.filter((flow) => isCellParty(flow.to)).length);
  });

  it("name the other side by its group inside the cell, and S3 by its prefix list", async () => {
    const recorded = await groups(false);
    const into = recorded.one(ingress, "cell-sip-to-switches-in").inputs;
    assert.equal(into.securityGroupId, "cell-switches-id");
    assert.equal(into.referencedSecurityGroupId, "cell-edge-id");
    assert.deepEqual([into.ipProtocol, into.fromPort, into.toPort], ["udp", 5060, 5060]);
    assert.equal(recorded.one(egress, "cell-switches-to-s3-out").inputs.prefixListId, "pl-1");
  });

  it("open the edges' metrics to the networks that are named, and to nobody where none is", async () => {
    const readers = async (networks: readonly string[]) =>
      (await groups(true, networks))
        .all(ingress)
        .filter(({ inputs }) => inputs.fromPort === 9090)
        .map(({ name, inputs }) => [name, inputs.securityGroupId, inputs.cidrIpv4, inputs.toPort]);
    assert.deepEqual(await readers([]), []);
    assert.deepEqual(await readers(["10.90.1.0/24", "10.91.0.7/32"]), [
      ["cell-edge-metrics-in-10-90-1-0-24", "cell-edge-id", "10.90.1.0/24", 9090],
      ["cell-edge-metrics-in-10-91-0-7-32", "cell-edge-id", "10.91.0.7/32", 9090],
    ]);
  });

  it("open one rule to the world, declared by its tag", async () => {
    const worldwide = (await groups(false)).all(ingress).filter(isWorldwide);
    assert.deepEqual(
      worldwide.map(({ name, inputs }) => [name, inputs.fromPort, inputs.toPort, inputs.tags]),
      [["cell-callers-in", 443, 443, { "voip-cells:exposure": "accelerator-to-internal-alb" }]],
    );
  });

  it("open the same port over IPv6 in a dual-stack cell, and no other", async () => {
    const worldwide = (await groups(true)).all(ingress).filter(isWorldwide);
    assert.deepEqual(worldwide.map(({ name }) => name).sort(), ["cell-callers-in", "cell-callers-in-ipv6"]);
  });
});

function isWorldwide({ inputs }: Recorded): boolean {
  return inputs.cidrIpv4 === "0.0.0.0/0" || inputs.cidrIpv6 === "::/0";
}
