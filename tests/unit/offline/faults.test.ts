import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { parseFaults } from "../../../offline/faults/settings";
import { AwsPlugin, listCloud, temporaryCloud } from "./support/plugin";

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const network = { cidrBlock: "10.0.0.0/16" };

describe("faults of the offline aws", () => {
  const cloud = temporaryCloud();
  let plugin: AwsPlugin;
  before(async () => {
    plugin = await AwsPlugin.start(cloud.directory);
  });
  after(async () => {
    await plugin.stop();
    cloud.remove();
  });
  const set = (faults: object) => writeFileSync(join(cloud.directory, "faults.json"), JSON.stringify(faults));
  afterEach(() => set({}));

  it("says all that is wrong with the settings", () => {
    const text = JSON.stringify({
      fail: [{ match: { op: "x" }, nth: 0 }],
      latency: [{}],
      sleep: 1,
      seconds: { deploy: -1 },
    });
    assert.throws(
      () => parseFaults(text, "faults.json"),
      (error: Error) => {
        for (const part of [
          "fail[0].match.op",
          "fail[0].nth",
          "latency[0]: match",
          "latency[0]: milliseconds",
          "sleep",
          "seconds.deploy",
        ]) {
          assert.ok(error.message.includes(part), part);
        }
        return true;
      },
    );
  });

  it("fails the n-th call once, and works again", async () => {
    set({ fail: [{ match: { operation: "CreateVpc" }, nth: 2, code: "InternalError", message: "boom" }] });
    const first = await plugin.make(vpcType, "a", network);
    await assert.rejects(
      plugin.make(vpcType, "b", network),
      /StatusCode: 500, .*api error InternalError: boom/,
    );
    const third = await plugin.make(vpcType, "b", network);
    for (const vpc of [first, third]) await plugin.delete(vpcType, vpc.id, vpc.outputs);
    assert.deepEqual(await listCloud(cloud.directory), []);
  });

  it("loses the answer of a create that happened: the cloud holds it", async () => {
    set({ fail: [{ match: { kind: "create", name: "lost*" }, after: true }] });
    await assert.rejects(plugin.make(vpcType, "lost-one", network), /InternalError/);
    const left = (await listCloud(cloud.directory)).find((each) => each.type === vpcType);
    assert.equal(left?.urn, `urn:pulumi:dev::p::${vpcType}::lost-one`);
    const { id, outputs } = await plugin.read(vpcType, left?.id ?? "");
    await plugin.delete(vpcType, id, outputs);
  });

  it("throttles: tried again a bounded number of times", async () => {
    set({
      throttle: [{ match: { operation: "CreateVpc" }, times: 3 }],
      retry: { attempts: 5, delayMilliseconds: 0 },
    });
    const vpc = await plugin.make(vpcType, "a", network);
    set({
      throttle: [{ match: { operation: "CreateVpc" }, times: 9 }],
      retry: { attempts: 5, delayMilliseconds: 0 },
    });
    await assert.rejects(
      plugin.make(vpcType, "b", network),
      /exceeded maximum number of attempts, 5, .*api error ThrottlingException: Rate exceeded/,
    );
    set({});
    await plugin.delete(vpcType, vpc.id, vpc.outputs);
  });

  it("takes a Region out, and no other", async () => {
    set({ regionsOut: ["eu-central-1"] });
    await assert.rejects(
      plugin.make(vpcType, "a", network),
      /StatusCode: 0, .*ec2\.eu-central-1.*i\/o timeout/,
    );
    const vpc = await plugin.make(vpcType, "a", { ...network, region: "eu-west-1" });
    await plugin.delete(vpcType, vpc.id, vpc.outputs);
  });

  it("does not see at once what was just made", async () => {
    set({
      eventualConsistency: [{ match: { type: vpcType }, reads: 3 }],
      retry: { attempts: 2, delayMilliseconds: 0 },
    });
    const vpc = await plugin.make(vpcType, "a", network);
    const subnet = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" };
    await assert.rejects(plugin.make(subnetType, "s", subnet), /attempts, 2, .*InvalidVpcID\.NotFound/);
    const made = await plugin.make(subnetType, "s", subnet);
    await plugin.delete(subnetType, made.id, made.outputs);
    await plugin.delete(vpcType, vpc.id, vpc.outputs);
  });

  it("ends a wait when the engine cancels", async () => {
    set({ latency: [{ match: { operation: "CreateVpc" }, milliseconds: 3_600_000 }] });
    const pending = plugin.make(vpcType, "a", network);
    const cancelled = assert.rejects(pending, /cancelled/);
    // the wait has begun when the check and the create have reached the plugin: it answers in order
    await plugin.check(vpcType, "b", network);
    await plugin.check(vpcType, "b", network);
    await plugin.client.call("cancel", new Empty());
    await cancelled;
  });
});
