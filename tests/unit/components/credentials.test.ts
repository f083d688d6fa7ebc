import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import { replicaRegions, SipCredentials } from "../../../components/front-door/credentials";
import { record } from "./support";

const secretType = "aws:secretsmanager/secret:Secret";
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
const build = (cellRegions: string[]) =>
  record(
    () =>
      new SipCredentials("sip", {
        region: "eu-central-1",
        cellRegions,
        recoveryWindowDays: 30,
        protect: true,
      }),
  );

describe("SipCredentials", () => {
  it("holds two different random keys of 256 bits", async () => {
    const { one } = await build([]);
    const { current, previous, ...rest } = JSON.parse(String(one(versionType).inputs.secretString));
    assert.match(current, /^[0-9a-f]{64}$/);
    assert.match(previous, /^[0-9a-f]{64}$/);
    assert.notEqual(current, previous);
    assert.deepEqual(rest, {});
  });

  it("sends the value as a secret and leaves it alone ever after", async () => {
    const { one } = await build([]);
    assert.deepEqual(one(versionType).secrets, ["secretString"]);
    assert.deepEqual(one(versionType).ignoreChanges, ["secretString"]);
  });

  it("has no output with the value", async () => {
    const { value, one } = await build([]);
    const { current } = JSON.parse(String(one(versionType).inputs.secretString));
    const shown: unknown[] = [];
    for (const field of Object.values(value)) {
      pulumi.output(field).apply((known) => shown.push(known));
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(shown.length > 0);
    assert.ok(!JSON.stringify(shown, withoutCycles()).includes(current));
  });

  it("changes nothing but the replicas when a Region is added", async () => {
    const two = await build(["eu-central-1", "eu-west-1"]);
    const three = await build(["eu-central-1", "eu-west-1", "us-east-1"]);
    const { replicas: before, ...restBefore } = two.one(secretType).inputs;
    const { replicas: after, ...restAfter } = three.one(secretType).inputs;
    assert.deepEqual(before, [{ region: "eu-west-1" }]);
    assert.deepEqual(after, [{ region: "eu-west-1" }, { region: "us-east-1" }]);
    assert.deepEqual(restAfter, restBefore);
    assert.equal(three.resources.length, two.resources.length);
  });

  it("replicates to each other Region once, in an order that does not depend on the input's", () => {
    const names = fc.constantFrom("eu-central-1", "eu-west-1", "us-east-1", "ap-south-1");
    fc.assert(
      fc.property(names, fc.array(names), (region, cellRegions) => {
        const replicas = replicaRegions({ region, cellRegions });
        assert.ok(!replicas.includes(region));
        assert.equal(new Set(replicas).size, replicas.length);
        assert.deepEqual(new Set([...replicas, region]), new Set([...cellRegions, region]));
        assert.deepEqual(replicaRegions({ region, cellRegions: [...cellRegions].reverse() }), replicas);
      }),
    );
  });
});

function withoutCycles() {
  const seen = new Set<unknown>();
  return (_key: string, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return undefined;
    seen.add(value);
    return value;
  };
}
