import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Asset, type ValueMap } from "../../../offline/model/value";
import { AwsPlugin, listCloud, temporaryCloud } from "./support/plugin";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const functionType = "aws:lambda/function:Function";
const invocationType = "aws:lambda/invocation:Invocation";
const folder = join(__dirname, "../../../runtime/leftover-security-group");

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

describe("functions in the offline aws", () => {
  const cloud = temporaryCloud();
  let plugin: AwsPlugin;
  let role: ValueMap;
  before(async () => {
    plugin = await AwsPlugin.start(cloud.directory);
    const trust = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
      ],
    };
    role = (await plugin.make("aws:iam/role:Role", "r", { assumeRolePolicy: JSON.stringify(trust) })).outputs;
  });
  after(async () => {
    await plugin.stop();
    cloud.remove();
  });

  const make = (name: string, code: Asset) =>
    plugin.make(functionType, name, {
      code,
      role: role.arn ?? "",
      runtime: "nodejs22.x",
      handler: "index.handler",
      timeout: 60,
    });
  const inline = (text: string) =>
    new Asset(
      "archive",
      { children: { "index.js": new Asset("asset", { text }, hashOf(text)) } },
      hashOf(text),
    );
  const invocation = (functionName: string, input: object) =>
    plugin.make(invocationType, "run", {
      functionName,
      input: JSON.stringify(input),
      lifecycleScope: "CRUD",
    });

  it("removes the accelerator's security group when the invocation is deleted, and only then", async () => {
    const vpc = await plugin.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16" });
    const left = await plugin.make(groupType, "left", { name: "GlobalAccelerator", vpcId: vpc.id });
    const kept = await plugin.make(groupType, "kept", { name: "other", vpcId: vpc.id });
    const { outputs } = await make("sweep", new Asset("archive", { path: folder }, "f".repeat(64)));
    const run = await invocation(String(outputs.name), { vpcId: vpc.id });
    assert.equal(run.outputs.result, '{"removed":[]}');
    const exists = async (id: string) => (await listCloud(cloud.directory)).some((each) => each.id === id);
    assert.equal(await exists(left.id), true);
    await plugin.delete(invocationType, run.id, run.outputs);
    assert.equal(await exists(left.id), false);
    await plugin.delete(groupType, kept.id, kept.outputs);
    await plugin.delete("aws:ec2/vpc:Vpc", vpc.id, vpc.outputs);
  });

  it("says what a function threw, and makes nothing", async () => {
    const { outputs } = await make(
      "bad",
      inline('exports.handler = async () => { throw new TypeError("no such thing") };'),
    );
    await assert.rejects(
      invocation(String(outputs.name), {}),
      /returned error: \(Unhandled\): .*TypeError.*no such thing/,
    );
    assert.ok(!(await listCloud(cloud.directory)).some((each) => each.type === invocationType));
  });

  it("refuses by name what its SDK and its modules lack", async () => {
    const sdk = await make(
      "sdk",
      inline('exports.handler = async () => new (require("@aws-sdk/client-ec2").RunInstancesCommand)({});'),
    );
    await assert.rejects(invocation(String(sdk.outputs.name), {}), /no RunInstancesCommand/);
    const other = await make("other", inline('exports.handler = async () => require("left-pad");'));
    await assert.rejects(invocation(String(other.outputs.name), {}), /Cannot find module 'left-pad'/);
  });

  it("gives a group that is in use no end", async () => {
    const vpc = await plugin.make("aws:ec2/vpc:Vpc", "net2", { cidrBlock: "10.0.0.0/16" });
    const group = await plugin.make(groupType, "used", { vpcId: vpc.id });
    const subnet = await plugin.make("aws:ec2/subnet:Subnet", "s", {
      vpcId: vpc.id,
      cidrBlock: "10.0.0.0/24",
    });
    await plugin.make("aws:ec2/networkInterface:NetworkInterface", "eni", {
      subnetId: subnet.id,
      securityGroups: [group.id],
    });
    const text = `const { EC2Client, DeleteSecurityGroupCommand } = require("@aws-sdk/client-ec2");
      exports.handler = async ({ id }) => { try { await new EC2Client({}).send(new DeleteSecurityGroupCommand({ GroupId: id })); } catch (e) { return e.name; } };`;
    const { outputs } = await make("try", inline(text));
    const run = await invocation(String(outputs.name), { id: group.id });
    assert.equal(run.outputs.result, '"DependencyViolation"');
  });

  it("stops a function at its timeout", async () => {
    const made = await plugin.make(functionType, "slow", {
      code: inline("exports.handler = () => new Promise(() => setTimeout(() => undefined, 1e6).unref());"),
      role: role.arn ?? "",
      runtime: "nodejs22.x",
      handler: "index.handler",
      timeout: 1,
    });
    await assert.rejects(invocation(String(made.outputs.name), {}), /Task timed out after 1\.00 seconds/);
  });
});
