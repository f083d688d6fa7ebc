import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConfigError, readStackConfig, type StackConfig } from "../../../stacks/config";
import { cell, changed, type Files, withStackFiles } from "./support";

type Entries = Record<string, string>;

/** Reads the configuration of `stack` as in an engine that hands over `entries`, beside these files. */
async function read(
  stack: string,
  entries: Entries,
  files: Files,
  secrets: string[] = [],
): Promise<StackConfig> {
  await pulumi.runtime.setMocks(
    { call: () => ({}), newResource: () => ({ id: "", state: {} }) },
    "voip-cells",
    stack,
  );
  pulumi.runtime.setAllConfig(entries, secrets);
  return withStackFiles(files, (directory) => readStackConfig({ directory }));
}

async function mistakesOf(...args: Parameters<typeof read>): Promise<ConfigError> {
  const error = await read(...args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(
    error instanceof ConfigError && pulumi.RunError.isInstance(error),
    "Pulumi would show a stack trace",
  );
  return error;
}

const globalEntries = { "aws:region": "eu-central-1", "voip-cells:domain": "dev.example.com" };
const cellEntries = { "aws:region": "eu-west-1", "voip-cells:network": '{"cidrBlock":"10.21.0.0/16"}' };

describe("configuration of the running stack", () => {
  after(() => pulumi.runtime.setAllConfig({}));

  it("takes the engine's settings, whatever the stack's own file says", async () => {
    const entries = {
      ...globalEntries,
      "voip-cells:protect": "false",
      "voip-cells:dns": '{"ttlSeconds":30}',
    };
    const config = await read(
      "dev-global",
      entries,
      changed({ "dev-global": { "voip-cells:domain": "old.example" } }),
    );
    assert.ok(config.kind === "global");
    assert.deepEqual([config.domain, config.protect, config.dns.ttlSeconds], ["dev.example.com", false, 30]);
  });

  it("finds the Regions of the cells in the files beside it, broken ones too", async () => {
    const files = changed({
      "dev-us-east-1": "config: [",
      "prod-eu-west-2": cell("eu-west-2", "10.30.0.0/16"),
    });
    const config = await read("dev-global", globalEntries, files);
    assert.ok(config.kind === "global");
    assert.deepEqual(config.cellRegions, ["eu-central-1", "eu-west-1", "us-east-1"]);
  });

  it("does not stop a cell for the mistakes of another", async () => {
    const files = changed({ "dev-eu-central-1": { "voip-cells:edge": { minTasks: 0 } } });
    const config = await read("dev-eu-west-1", cellEntries, files);
    assert.ok(config.kind === "cell");
    assert.equal(config.globalStack, "dev-global");
  });

  it("reports what is wrong between two stacks in the file of the stack at hand", async () => {
    const entries = { ...cellEntries, "aws:region": "eu-central-1" };
    const { mistakes } = await mistakesOf("dev-eu-central-1", entries, changed({}));
    assert.deepEqual(
      mistakes.map(({ file, key }) => [file.replace(/^.*\//, ""), key]),
      [["Pulumi.dev-eu-central-1.yaml", "network.cidrBlock"]],
    );
    assert.match(mistakes[0]?.rule ?? "", /overlaps 10\.21\.0\.0\/16 of .*Pulumi\.dev-eu-west-1\.yaml/);
  });

  it("reports all mistakes at once", async () => {
    const entries = { "aws:region": "eu-west-2", "voip-cells:edge": '{"minTasks":0}', "voip-cells:edg": "1" };
    const { mistakes } = await mistakesOf("dev-eu-west-1", entries, changed({}));
    assert.deepEqual(mistakes.map(({ key }) => key).sort(), [
      "aws:region",
      "edg",
      "edge.minTasks",
      "network.cidrBlock",
    ]);
  });

  it("never shows a value that the engine holds as a secret", async () => {
    const entries = { ...globalEntries, "voip-cells:domain": "hush.example.com" };
    const error = await mistakesOf("dev-global", entries, changed({}), ["voip-cells:domain"]);
    assert.match(error.message, /domain: is encrypted/);
    assert.doesNotMatch(error.message, /hush/);
  });

  it("refuses a stack whose name it can't take apart", async () => {
    const { mistakes } = await mistakesOf("dev-eu-wst-1", cellEntries, changed({}));
    assert.match(mistakes[0]?.cure ?? "", /Did you mean dev-eu-west-1/);
  });
});
