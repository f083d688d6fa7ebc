import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { checkout, Sandbox } from "../support";

const project = "name: smoke\nmain: index.js\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** Generic resources: nothing here is about the SDK, and loading it takes longer than all the rest. */
const program = `
const pulumi = require("@pulumi/pulumi");
class Any extends pulumi.CustomResource {}
class Component extends pulumi.ComponentResource {
  constructor(type, name, args, opts) { super(type, name, { vpcId: undefined, privateSubnetIds: undefined, ...args }, opts, true); }
}
const provider = new pulumi.ProviderResource("aws", "eu", { region: "eu-central-1", allowedAccountIds: process.env.ALLOWED }, { version: "7.48.0" });
class Aws extends Any { constructor(type, name, args, opts) { super(type, name, args, { provider, ...opts }); } }
const vpc = new Component("awsx:ec2:Vpc", "cell", {
  cidrBlock: "10.20.0.0/16", subnetStrategy: "Auto", natGateways: { strategy: "Single" },
}, { providers: { aws: provider }, version: "3.9.0" });
const edge = new Aws("aws:lb/loadBalancer:LoadBalancer", "edge", {
  internal: true, subnets: vpc.privateSubnetIds, idleTimeout: Number(process.env.IDLE ?? 400), name: process.env.NAME, tags: { token: pulumi.secret("hush-hush") },
});
if (process.env.IMPORT) new Aws("aws:ec2/vpc:Vpc", "adopted", { cidrBlock: "10.99.0.0/16" }, { import: process.env.IMPORT });
exports.edge = edge.id;
`;

describe("offline AWS under the real engine", () => {
  const sandbox = new Sandbox();
  let folder = "";
  before(async () => {
    folder = sandbox.project("smoke", { "Pulumi.yaml": project, "index.js": program });
    const { code, stderr } = await pulumi(["stack", "init", "dev"]);
    assert.equal(code, 0, stderr);
  });
  after(() => sandbox.remove());

  const pulumi = (args: string[], env: Record<string, string> = {}) =>
    sandbox.pulumi(args, { cwd: folder, env: { ALLOWED: '["123456789012"]', ...env } });
  const ends = async (code: number, args: string[], env?: Record<string, string>) => {
    const outcome = await pulumi([...args, "--stack", "dev"], env);
    assert.equal(outcome.code, code, outcome.stdout + outcome.stderr);
    assert.doesNotMatch(outcome.stdout + outcome.stderr, /exited prematurely/);
    return outcome.stdout;
  };
  const files = () =>
    fs
      .readdirSync(path.join(sandbox.cloud, "resources"), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile());

  it("refuses another account before anything is made", async () => {
    const outcome = await pulumi(["up", "--yes", "--stack", "dev"], { ALLOWED: '["210987654321"]' });
    assert.notEqual(outcome.code, 0);
    assert.match(outcome.stdout, /AWS account ID not allowed: 123456789012/);
  });

  it("makes a network of the component and a load balancer in it; then there is nothing to do", async () => {
    await ends(0, ["up", "--yes", "--skip-preview"]);
    await ends(0, ["preview", "--expect-no-changes"]);
    await ends(0, ["refresh", "--yes", "--expect-no-changes"]);
    const { deployment } = await sandbox.exportStack("dev", { cwd: folder });
    assert.equal(deployment.resources?.filter((each) => each.type.startsWith("aws:ec2")).length, 28);
    assert.doesNotMatch(JSON.stringify(deployment), /hush-hush/);
  });

  it("updates in place, and replaces where AWS does", async () => {
    assert.match(await ends(0, ["preview", "--diff"], { IDLE: "60" }), /~ idleTimeout *: 400 => 60/);
    const replaced = await ends(0, ["up", "--yes", "--skip-preview"], { NAME: "edge" });
    assert.match(replaced, /\+- *1 replaced/);
    assert.equal(files().filter((each) => each.parentPath.endsWith("lb.LoadBalancer")).length, 1);
    await ends(0, ["up", "--yes", "--skip-preview"]);
  });

  it("adopts what the cloud holds and no state knows", async () => {
    const before = files()
      .filter((each) => each.parentPath.endsWith("ec2.Vpc"))
      .map((each) => each.name);
    const other = sandbox.project("other", {
      "Pulumi.yaml": project,
      "index.js": `
      const pulumi = require("@pulumi/pulumi");
      new pulumi.CustomResource("aws:ec2/vpc:Vpc", "lost", { cidrBlock: "10.99.0.0/16" }, { version: "7.48.0" });`,
    });
    const lose = {
      OFFLINE_AWS_FAULTS: JSON.stringify({ fail: [{ match: { name: "lost" }, after: true }] }),
      AWS_REGION: "eu-central-1",
    };
    await sandbox.pulumi(["stack", "init", "lost"], { cwd: other });
    const failed = await sandbox.pulumi(["up", "--yes", "--skip-preview", "--stack", "lost"], {
      cwd: other,
      env: lose,
    });
    assert.match(failed.stdout, /creating EC2 VPC: .*InternalError/);
    const left = files().find((each) => each.parentPath.endsWith("ec2.Vpc") && !before.includes(each.name));
    assert.ok(left);
    assert.match(await ends(0, ["up", "--yes"], { IMPORT: path.basename(left.name, ".json") }), /1 imported/);
  });

  it("serves engines that attach to one process", async () => {
    const serving = await serve(sandbox);
    try {
      const debug = { PULUMI_DEBUG_PROVIDERS: `aws:${serving.aws},awsx:${serving.awsx}` };
      await ends(0, ["preview"], debug);
    } finally {
      serving.child.kill("SIGTERM");
    }
  });

  it("leaves the cloud empty", async () => {
    await ends(0, ["destroy", "--yes", "--skip-preview"]);
    assert.deepEqual(files(), []);
  });
});

async function serve(sandbox: Sandbox): Promise<{ aws: number; awsx: number; child: ChildProcess }> {
  const env = { ...sandbox.env, OFFLINE_AWS_STATE: sandbox.cloud };
  const launcher = path.join(checkout, "offline", "plugin.js");
  const child = spawn(process.execPath, [launcher, "serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: child.stdout }).once("line", resolve),
  );
  return { ...JSON.parse(line), child };
}
