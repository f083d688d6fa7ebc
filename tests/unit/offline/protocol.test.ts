import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "../../../offline/model/value";
import { AwsPlugin, listCloud, temporaryCloud } from "./support/plugin";

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const loadBalancerType = "aws:lb/loadBalancer:LoadBalancer";

describe("offline aws over the provider protocol", () => {
  const cloud = temporaryCloud();
  let plugin: AwsPlugin;
  before(async () => {
    plugin = await AwsPlugin.start(cloud.directory, {
      region: "eu-central-1",
      defaultTags: JSON.stringify({ tags: { env: "dev", drop: "me" } }),
      ignoreTags: JSON.stringify({ keys: ["drop"] }),
      allowedAccountIds: JSON.stringify(["123456789012"]),
    });
  });
  after(async () => {
    await plugin.stop();
    cloud.remove();
  });

  describe("configure", () => {
    it("says what it can do", async () => {
      const response = await plugin.configure({
        region: "eu-central-1",
        defaultTags: JSON.stringify({ tags: { env: "dev", drop: "me" } }),
        ignoreTags: JSON.stringify({ keys: ["drop"] }),
      });
      assert.ok(response.getSupportspreview() && response.getAcceptsecrets() && response.getAcceptoutputs());
    });

    it("refuses another account", async () => {
      const other = await AwsPlugin.startUnconfigured(cloud.directory);
      await assert.rejects(
        other.configure({ region: "eu-central-1", allowedAccountIds: JSON.stringify(["210987654321"]) }),
        /AWS account ID not allowed: 123456789012/,
      );
      await other.stop();
    });
  });

  describe("check", () => {
    it("fills in Region, tagsAll and a name, and keeps the name over updates", async () => {
      const first = await plugin.check(loadBalancerType, "edge", {
        internal: true,
        subnets: ["a", "b"],
        tags: { a: "b" },
      });
      assert.deepEqual(first.failures, []);
      assert.equal(first.inputs.region, "eu-central-1");
      assert.deepEqual(first.inputs.tagsAll, { env: "dev", a: "b" });
      assert.match(String(first.inputs.name), /^edge-[0-9a-f]{7}$/);
      const again = await plugin.check(
        loadBalancerType,
        "edge",
        { internal: true, subnets: ["a"] },
        first.inputs,
      );
      assert.equal(again.inputs.name, first.inputs.name);
    });

    it("drops a name that the program gave once and gives no more", async () => {
      const named = await plugin.check(loadBalancerType, "edge", { name: "mine", subnets: ["a", "b"] });
      const unnamed = await plugin.check(loadBalancerType, "edge", { subnets: ["a", "b"] }, named.inputs);
      assert.match(String(unnamed.inputs.name), /^edge-/);
    });

    it("reports everything that is wrong at once, with paths", async () => {
      const { failures } = await plugin.check(loadBalancerType, "edge", {
        name: "internal-x",
        subnet: ["a"],
        idleTimeout: 5000,
        accessLogs: { buckets: "b" },
      });
      assert.equal(failures.length, 6);
      for (const pattern of [
        /^subnet: 'subnet' is not an argument .* did you mean 'subnets'/,
        /^name: /,
        /^idleTimeout: .*\(1 - 4000\), got 5000/,
        /^accessLogs\.buckets: .*did you mean 'bucket'/,
        /^accessLogs\.bucket: missing required/,
        /^subnets: exactly one of/,
      ]) {
        assert.ok(
          failures.some((each) => pattern.test(each)),
          `${pattern} in\n${failures.join("\n")}`,
        );
      }
    });

    it("lets unknown values pass and keeps secrets secret", async () => {
      const checked = await plugin.check(vpcType, "v", { cidrBlock: UNKNOWN, tags: { a: "s" } }, {}, [
        "tags.a",
      ]);
      assert.deepEqual(checked.failures, []);
      assert.equal(checked.inputs.cidrBlock, UNKNOWN);
      assert.ok(checked.secrets.includes("tags.a") && checked.secrets.includes("tagsAll"));
    });

    it("refuses unknown types and functions by name", async () => {
      await assert.rejects(plugin.check("aws:foo/bar:Bar", "x", {}), /resource type aws:foo\/bar:Bar/);
      await assert.rejects(plugin.invoke("aws:foo/getBar:getBar", {}), /function aws:foo\/getBar:getBar/);
    });
  });

  describe("diff", () => {
    const old = { inputs: { cidrBlock: "10.0.0.0/16", region: "eu-central-1" }, outputs: {} };

    it("sees defaults written out as no change", async () => {
      const result = await plugin.diff(vpcType, old, { ...old.inputs, enableDnsSupport: true, tags: {} });
      assert.deepEqual(result.details, {});
    });

    it("replaces where AWS does, updates elsewhere, with details", async () => {
      const result = await plugin.diff(vpcType, old, {
        ...old.inputs,
        cidrBlock: "10.1.0.0/16",
        enableDnsHostnames: true,
        tags: { a: "b" },
      });
      assert.deepEqual(result.replaces, ["cidrBlock"]);
      assert.deepEqual(result.details, {
        cidrBlock: "UPDATE_REPLACE",
        enableDnsHostnames: "UPDATE",
        tags: "ADD",
      });
    });

    it("takes an unknown value of a forcing input for a replacement", async () => {
      const result = await plugin.diff(vpcType, old, { ...old.inputs, cidrBlock: UNKNOWN });
      assert.deepEqual(result.replaces, ["cidrBlock"]);
    });

    it("sees sets in any order as equal, and a removed computed input as kept", async () => {
      const inputs = { name: "x", subnets: ["a", "b"], securityGroups: ["g"] };
      const result = await plugin.diff(
        loadBalancerType,
        { inputs, outputs: {} },
        { name: "x", subnets: ["b", "a"] },
      );
      assert.equal(result.changes, false);
    });

    it("honours ignoreChanges", async () => {
      const result = await plugin.diff(vpcType, old, { ...old.inputs, tags: { a: "b" } }, ["tags"]);
      assert.equal(result.changes, false);
    });
  });

  describe("a resource's life", () => {
    it("knows in a preview what the real provider knows, and nothing more", async () => {
      const { inputs } = await plugin.check(vpcType, "v", { cidrBlock: "10.0.0.0/16" });
      const { id, outputs } = await plugin.create(vpcType, "v", inputs, { preview: true });
      assert.equal(id, "");
      assert.deepEqual(
        [outputs.cidrBlock, outputs.enableDnsSupport, outputs.region, outputs.arn, outputs.mainRouteTableId],
        ["10.0.0.0/16", true, "eu-central-1", UNKNOWN, UNKNOWN],
      );
      assert.deepEqual(await listCloud(cloud.directory), []);
    });

    it("creates, reads, updates, imports and deletes; refuses to delete what is in use", async () => {
      const vpc = await plugin.make(vpcType, "net", { cidrBlock: "10.0.0.0/16", tags: { a: "b" } });
      assert.match(vpc.id, /^vpc-[0-9a-f]{17}$/);
      assert.equal(vpc.outputs.arn, `arn:aws:ec2:eu-central-1:123456789012:vpc/${vpc.id}`);
      const subnet = await plugin.make(subnetType, "a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });

      const refreshed = await plugin.read(vpcType, vpc.id, vpc);
      assert.deepEqual([refreshed.outputs, refreshed.inputs], [vpc.outputs, vpc.inputs]);
      const imported = await plugin.read(vpcType, `${vpc.id}@eu-central-1`);
      assert.equal(imported.id, vpc.id);
      assert.equal((await plugin.diff(vpcType, imported, vpc.inputs)).changes, false);
      assert.equal((await plugin.read(vpcType, "vpc-0")).id, "");

      const news = { ...vpc.inputs, enableDnsHostnames: true };
      const preview = await plugin.update(vpcType, vpc.id, vpc, news, true);
      const updated = await plugin.update(vpcType, vpc.id, vpc, news);
      assert.deepEqual(preview, updated);
      assert.equal(updated.arn, vpc.outputs.arn);

      await assert.rejects(
        plugin.delete(vpcType, vpc.id, vpc.outputs),
        /deleting EC2 VPC \(vpc-\w+\): operation error EC2: DeleteVpc, https response error StatusCode: 400, RequestID: [\w-]{36}, api error DependencyViolation: The vpc 'vpc-\w+' has dependencies/,
      );
      await plugin.delete(subnetType, subnet.id, subnet.outputs);
      await plugin.delete(vpcType, vpc.id, updated);
      await plugin.delete(vpcType, vpc.id, updated);
      assert.deepEqual(await listCloud(cloud.directory), []);
    });

    it("refuses what AWS refuses, in its words", async () => {
      const vpc = await plugin.make(vpcType, "net", { cidrBlock: "10.0.0.0/16" });
      const subnet = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" };
      const made = await plugin.make(subnetType, "a", subnet);
      const refused = (inputs: typeof subnet) => plugin.make(subnetType, "b", inputs);
      await assert.rejects(refused(subnet), /creating EC2 Subnet: .*api error InvalidSubnet\.Conflict/);
      await assert.rejects(refused({ ...subnet, cidrBlock: "10.9.0.0/24" }), /InvalidSubnet\.Range/);
      await assert.rejects(
        refused({ ...subnet, vpcId: "vpc-1" }),
        /InvalidVpcID\.NotFound: The vpc ID 'vpc-1' does not exist/,
      );
      await assert.rejects(
        plugin.make(loadBalancerType, "lb", { internal: true, subnets: [made.id] }),
        /ValidationError: At least two subnets/,
      );
      await plugin.delete(subnetType, made.id, made.outputs);
      await plugin.delete(vpcType, vpc.id, vpc.outputs);
    });

    it("gives other ids when something is made again", async () => {
      const [one, two] = [
        await plugin.make(vpcType, "same", { cidrBlock: "10.0.0.0/16" }),
        await plugin.make(vpcType, "same", { cidrBlock: "10.0.0.0/16" }),
      ];
      assert.notEqual(one.id, two.id);
      for (const each of [one, two]) await plugin.delete(vpcType, each.id, each.outputs);
    });

    it("shows drift: what was changed behind Pulumi's back", async () => {
      const vpc = await plugin.make(vpcType, "net", { cidrBlock: "10.0.0.0/16" });
      await plugin.update(vpcType, vpc.id, vpc, { ...vpc.inputs, enableDnsHostnames: true });
      const { inputs } = await plugin.read(vpcType, vpc.id, vpc);
      assert.equal(inputs.enableDnsHostnames, true);
      assert.deepEqual((await plugin.diff(vpcType, { inputs, outputs: vpc.outputs }, vpc.inputs)).details, {
        enableDnsHostnames: "UPDATE",
      });
      await plugin.delete(vpcType, vpc.id, vpc.outputs);
    });

    it("keeps secrets out of its files, and gives them back as secrets", async () => {
      const { inputs } = await plugin.check(vpcType, "s", {
        cidrBlock: "10.0.0.0/16",
        tags: { token: "hush-hush" },
      });
      const vpc = await plugin.create(vpcType, "s", inputs, { secrets: ["tags.token", "tagsAll"] });
      assert.ok(vpc.secrets.includes("tags.token"));
      const file = join(cloud.directory, "resources/eu-central-1/ec2.Vpc", `${vpc.id}.json`);
      assert.doesNotMatch(readFileSync(file, "utf8"), /hush-hush/);
      const read = await plugin.read(vpcType, vpc.id, { inputs, outputs: vpc.outputs });
      assert.deepEqual(read.outputs.tags, { token: "hush-hush" });
      assert.ok(read.secrets.includes("tags.token"));
      await plugin.delete(vpcType, vpc.id, vpc.outputs);
    });

    it("says in the list who made what", async () => {
      const vpc = await plugin.make(vpcType, "net", { cidrBlock: "10.0.0.0/16" });
      const listed = await listCloud(cloud.directory);
      const own = listed.find((each) => each.id === vpc.id);
      assert.deepEqual(
        [own?.stack, own?.urn, own?.importId],
        ["dev", `urn:pulumi:dev::p::${vpcType}::net`, vpc.id],
      );
      assert.ok(listed.every((each) => each === own || (each.ownedBy === vpc.id && each.urn === null)));
      await plugin.delete(vpcType, vpc.id, vpc.outputs);
      assert.deepEqual(readdirSync(join(cloud.directory, "journal")), []);
    });
  });
});
