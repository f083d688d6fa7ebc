import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { addressPlan } from "../../../components/network/address-plan";
import { type VpcTransformsArgs, vpcTransforms } from "../../../components/network/vpc-transforms";
import { resolved } from "./support";

const plan = addressPlan("10.20.0.0/16", 2);
const ofAwsx = "2001:db8:0:ab05::/64";

/** What becomes of a resource that awsx makes. */
async function transformed(
  type: string,
  props: Record<string, unknown>,
  args: Partial<VpcTransformsArgs> = {},
): Promise<pulumi.ResourceTransformResult | undefined> {
  const [transform] = vpcTransforms({ plan, dualStack: true, protect: true, ...args });
  return transform?.({ type, name: "cell", custom: true, props, opts: { ignoreChanges: ["tags"] } });
}

const subnet = (cidrBlock: string, args?: Partial<VpcTransformsArgs>) =>
  transformed("aws:ec2/subnet:Subnet", { cidrBlock, ipv6CidrBlock: ofAwsx, tags: { Name: "cell" } }, args);

describe("VPC transforms", () => {
  it("number the IPv6 blocks of subnets as their IPv4 blocks are, and leave the rest of them alone", async () => {
    const numbers = { "10.20.0.0/19": "ab00", "10.20.32.0/20": "ab20", "10.20.96.0/20": "ab60" };
    for (const [cidrBlock, network] of Object.entries(numbers)) {
      const result = await subnet(cidrBlock);
      const { ipv6CidrBlock, ...others } = result?.props ?? {};
      assert.equal(await resolved(ipv6CidrBlock), `2001:db8:0:${network}::/64`);
      assert.deepEqual(others, { cidrBlock, tags: { Name: "cell" } });
    }
  });

  it("leave a subnet of a cell without IPv6 as it is", async () => {
    const result = await subnet("10.20.0.0/19", { dualStack: false });
    assert.equal(result?.props.ipv6CidrBlock, ofAwsx);
  });

  it("have NAT gateways give back their address before others take it", async () => {
    const result = await transformed("aws:ec2/natGateway:NatGateway", { allocationId: "eipalloc-1" });
    assert.deepEqual(result?.opts, { ignoreChanges: ["tags"], deleteBeforeReplace: true });
    assert.deepEqual(result?.props, { allocationId: "eipalloc-1" });
  });

  it("have a gateway of its own for each VPC", async () => {
    const result = await transformed("aws:ec2/internetGateway:InternetGateway", { vpcId: "vpc-1" });
    assert.deepEqual(result?.opts, { ignoreChanges: ["tags"], replaceOnChanges: ["vpcId"] });
  });

  it("protect the VPC, but no subnet of it, which goes with its zone", async () => {
    for (const protect of [true, false]) {
      const vpc = await transformed("aws:ec2/vpc:Vpc", {}, { protect });
      assert.deepEqual(vpc?.opts, { ignoreChanges: ["tags"], protect });
      const result = await subnet("10.20.0.0/19", { protect });
      assert.deepEqual(result?.opts, { ignoreChanges: ["tags"], protect: false });
    }
  });

  it("leave all others as they are", async () => {
    for (const type of ["aws:ec2/routeTable:RouteTable", "aws:ec2/eip:Eip", "awsx:ec2:Vpc"])
      assert.equal(await transformed(type, {}), undefined);
  });
});
