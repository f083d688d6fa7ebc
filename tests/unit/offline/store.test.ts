import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Resource, Store } from "../../../offline/cloud/store";
import { AwsPlugin, listCloud, temporaryCloud } from "./support/plugin";

const type = "aws:ec2/vpc:Vpc";

function resource(id: string, outputs = {}): Resource {
  return {
    type,
    id,
    key: id,
    region: "eu-central-1",
    account: "123456789012",
    createdAt: "2026-01-01T00:00:00Z",
    generation: 1,
    inputs: {},
    outputs,
    secrets: [],
  };
}

describe("store of the offline cloud", () => {
  let cloud: ReturnType<typeof temporaryCloud>;
  let store: Store;
  beforeEach(() => {
    cloud = temporaryCloud();
    store = new Store(cloud.directory);
  });
  afterEach(() => cloud.remove());

  it("sees its own writes inside a transaction, and none of a failed one", async () => {
    await assert.rejects(
      store.transact((transaction) => {
        transaction.put(resource("vpc-1"));
        assert.equal(store.get(type, "vpc-1", "eu-central-1")?.id, "vpc-1");
        assert.equal(store.list(type, "*").length, 1);
        throw new Error("no");
      }),
    );
    assert.deepEqual(store.list("*", "*"), []);
  });

  it("sees what another store wrote, also to a file that it has read", async () => {
    const other = new Store(cloud.directory);
    await store.transact((transaction) => transaction.put(resource("vpc-1", { a: 1 })));
    assert.deepEqual(other.get(type, "vpc-1", "eu-central-1")?.outputs, { a: 1 });
    await store.transact((transaction) => transaction.put(resource("vpc-1", { a: 2 })));
    assert.deepEqual(other.get(type, "vpc-1", "eu-central-1")?.outputs, { a: 2 });
  });

  it("finishes the change of a process that died while it was writing", async () => {
    await store.transact((transaction) => {
      transaction.put(resource("vpc-1"));
      transaction.put(resource("vpc-2"));
    });
    const path = (id: string) => join("resources", "eu-central-1", "ec2.Vpc", `${id}.json`);
    const content = readFileSync(join(cloud.directory, path("vpc-1")), "utf8").replaceAll("vpc-1", "vpc-3");
    const journal = [
      { path: path("vpc-3"), content },
      { path: path("vpc-1"), content: null },
    ];
    writeFileSync(join(cloud.directory, "journal", "left.json"), JSON.stringify(journal));
    await store.transact(() => undefined);
    assert.deepEqual(
      store.list(type, "*").map((each) => each.id),
      ["vpc-2", "vpc-3"],
    );
    assert.deepEqual(readdirSync(join(cloud.directory, "journal")), []);
  });

  it("takes over the lock of a process that is gone, also when its id is in use again", async () => {
    for (const pid of [2 ** 22 + 1, process.pid]) {
      writeFileSync(join(cloud.directory, "lock"), JSON.stringify({ pid, started: "1", token: "dead" }));
      await store.transact((transaction) => transaction.put(resource(`vpc-${pid}`)));
    }
    assert.equal(store.list(type, "*").length, 2);
    assert.equal(existsSync(join(cloud.directory, "lock")), false);
  });

  it("hides what has gone by its time, and forgets it", async () => {
    await store.transact((transaction) => transaction.put({ ...resource("vpc-1"), goneAt: Date.now() - 1 }));
    assert.deepEqual(store.list(type, "*"), []);
    await store.transact(() => store.list(type, "*"));
    assert.deepEqual(readdirSync(join(cloud.directory, "resources/eu-central-1/ec2.Vpc")), []);
  });

  it("never gives a number twice to several processes", async () => {
    const script = `
      const { Store } = require(${JSON.stringify(join(__dirname, "../../../offline/cloud/store.ts"))});
      const store = new Store(${JSON.stringify(cloud.directory)});
      (async () => { for (let i = 0; i < 40; i++) console.log(await store.transact((t) => t.next("n"))); })();`;
    const outputs = await Promise.all([1, 2, 3, 4].map(() => run(script)));
    const numbers = outputs.flatMap((text) => text.trim().split("\n").map(Number)).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: 160 }, (_, index) => index + 1),
    );
  });

  it("lets only one of several plugins take a quota's last place", async () => {
    const plugins = await Promise.all([1, 2].map(() => AwsPlugin.start(cloud.directory)));
    const creates = plugins.flatMap((plugin, index) =>
      Array.from({ length: 5 }, (_, n) => plugin.make(type, `v-${index}-${n}`, { cidrBlock: "10.0.0.0/16" })),
    );
    const results = await Promise.allSettled(creates);
    assert.equal(results.filter((each) => each.status === "fulfilled").length, 5);
    assert.equal(store.list(type, "eu-central-1").length, 5);
    await Promise.all(plugins.map((plugin) => plugin.stop()));
  });

  it("holds a whole resource or none when a plugin is killed at any moment", async () => {
    for (let round = 0; round < 3; round++) {
      const plugin = await AwsPlugin.start(cloud.directory, { region: "eu-west-1" });
      const creates = Array.from({ length: 5 }, (_, n) =>
        plugin.make(type, `k-${round}-${n}`, { cidrBlock: "10.0.0.0/16" }).catch(() => undefined),
      );
      await Promise.race(creates);
      await plugin.kill();
      await Promise.all(creates);
      const survivor = await AwsPlugin.start(cloud.directory, { region: "eu-west-1" });
      await survivor.make(type, "next", { cidrBlock: "10.0.0.0/16" }).catch(() => undefined);
      const listed = await listCloud(cloud.directory);
      const vpcs = listed.filter((each) => each.type === type);
      assert.ok(vpcs.length >= 1);
      for (const vpc of vpcs) assert.equal(listed.filter((each) => each.ownedBy === vpc.id).length, 2);
      for (const vpc of vpcs) await survivor.delete(type, vpc.id, { region: "eu-west-1" });
      await survivor.stop();
    }
    assert.deepEqual(await listCloud(cloud.directory), []);
  });
});

function run(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--require", "./toolchain/register.js", "-e", script], {
      cwd: join(__dirname, "../../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.once("exit", (code) => (code === 0 ? resolve(text) : reject(new Error(`exit code ${code}`))));
  });
}
