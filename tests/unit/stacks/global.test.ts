import assert from "node:assert/strict";
import { disposableTag } from "../../../policies/constants";
import type { GlobalConfig } from "../../../stacks/config";
import { globalStack } from "../../../stacks/global";
import { record, resolved } from "../components/support";

const config: GlobalConfig = {
  kind: "global",
  stack: "dev-global",
  environment: "dev",
  region: "eu-central-1",
  accountId: "111122223333",
  protect: true,
  tags: { Team: "voice" },
  alarms: { email: "ops@example.com" },
  domain: "example.com",
  accelerator: {
    dualStack: true,
    bringYourOwnAddresses: [],
    flowLogs: { enabled: true, retentionDays: 30 },
  },
  dns: {
    zone: { mode: "create", name: "example.com" },
    record: "cname",
    ttlSeconds: 60,
    weight: 255,
    legacy: { hostname: "old.example.org", weight: 1 },
  },
  credentials: { recoveryWindowDays: 30 },
  cellRegions: ["eu-central-1", "eu-west-1"],
};
const build = (changes: Partial<GlobalConfig> = {}) => record(() => globalStack({ ...config, ...changes }));
const identity = ({ type, name }: { type: string; name: string }) => `${type} ${name}`;

describe("the global stack", () => {
  it("exports what the contract asks for", async () => {
    const { value } = await build();
    const listener = "arn:aws:globalaccelerator::111122223333:accelerator/0a1b/listener/2c3d";
    assert.deepEqual(await resolved(value), {
      contract: { kind: "global", version: 1 },
      environment: "dev",
      domain: "example.com",
      sipEndpoint: { hostname: "sip.example.com", url: "wss://sip.example.com/ws", port: 443 },
      accelerator: {
        arn: "arn:aws:globalaccelerator::111122223333:accelerator/0a1b",
        dnsName: "a0a1b.awsglobalaccelerator.com",
        dualStackDnsName: "a0a1b.dualstack.awsglobalaccelerator.com",
        ipAddresses: ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"],
      },
      listeners: { wss: { arn: listener, protocol: "TCP", port: 443 } },
      credentials: {
        secretName: "sip-credentials",
        secretArn: "arn:aws:mock:::sip-credentials",
        regions: ["eu-central-1", "eu-west-1"],
      },
      zoneId: "Z0MADE",
    });
  });

  it("makes everything with the one provider, which refuses another account", async () => {
    const { resources, calls, one } = await build();
    assert.deepEqual(JSON.parse(String(one("pulumi:providers:aws").inputs.allowedAccountIds)), [
      "111122223333",
    ]);
    for (const resource of resources) {
      if (resource.type.startsWith("aws:")) assert.match(resource.provider, /::aws::/, identity(resource));
    }
    for (const call of calls) assert.match(call.provider, /::aws::/, call.token);
  });

  it("names no two resources of a type alike, which the engine would refuse", async () => {
    const { resources } = await build();
    const names = resources.map((resource) => `${resource.parent} ${identity(resource)}`);
    assert.deepEqual(names, [...new Set(names)]);
  });

  it("gives every resource of AWS a component as its parent", async () => {
    const { resources } = await build();
    for (const resource of resources.filter(({ type }) => type.startsWith("aws:"))) {
      assert.match(resource.parent, /^voip-cells:components:/, identity(resource));
    }
  });

  it("changes nothing but the secret's replicas when a cell is added", async () => {
    const two = await build();
    const three = await build({ cellRegions: ["eu-central-1", "eu-west-1", "us-east-1"] });
    const changed = three.resources.filter((resource) => {
      const before = two.one(resource.type, resource.name);
      // The credentials are random in every run; `ignoreChanges` keeps the first ones.
      const ignored = Object.fromEntries(resource.ignoreChanges.map((key) => [key, undefined]));
      return (
        JSON.stringify({ ...resource.inputs, ...ignored }) !==
        JSON.stringify({ ...before.inputs, ...ignored })
      );
    });
    assert.deepEqual(changed.map(identity), ["aws:secretsmanager/secret:Secret sip-credentials"]);
    assert.equal(three.resources.length, two.resources.length);
  });

  it("protects the addresses, the zone and the credential where protection is on, and nothing where it is off", async () => {
    const on = await build();
    const off = await build({ protect: false });
    assert.deepEqual(
      on.resources
        .filter(({ protect }) => protect)
        .map(identity)
        .sort(),
      [
        "aws:globalaccelerator/accelerator:Accelerator sip",
        "aws:route53/zone:Zone sip-zone",
        "aws:secretsmanager/secret:Secret sip-credentials",
      ],
    );
    assert.deepEqual(
      off.resources.filter(({ protect }) => protect),
      [],
    );
  });

  it("tags all that it makes as disposable where protection is off", async () => {
    const defaultTags = async (protect: boolean) =>
      JSON.parse(String((await build({ protect })).one("pulumi:providers:aws").inputs.defaultTags)).tags;
    const tags = { Team: "voice", Project: "voip-cells", Environment: "dev", Stack: "dev-global" };
    assert.deepEqual(await defaultTags(true), tags);
    assert.deepEqual(await defaultTags(false), { ...tags, ...disposableTag });
  });

  it("keeps no flow logs, and no bucket for them, where they are off", async () => {
    const { all, one } = await build({
      accelerator: { ...config.accelerator, flowLogs: { enabled: false, retentionDays: 30 } },
    });
    assert.deepEqual(all("aws:s3/bucket:Bucket"), []);
    assert.equal(one("aws:globalaccelerator/accelerator:Accelerator").inputs.attributes, undefined);
  });
});
