import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { checkout, type Sandbox, useSandbox } from "./support";

describe("the example of another team's program", function () {
  this.timeout(600_000);
  const sandbox = useSandbox();
  const pulumi = (args: string[]) => sandbox().pulumi(args, { cwd: example });
  let example = "";

  before(async () => {
    example = copyExample(sandbox());
    const { code, stderr } = await pulumi(["stack", "init", "dev"]);
    assert.equal(code, 0, stderr);
  });

  it("says which stack is missing before the environment is up", async () => {
    const { code, stdout, stderr } = await pulumi(["preview", "--stack", "dev"]);
    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /unknown stack "organization\/voip-cells\/dev-(global|eu-central-1)"/);
  });

  it("finds the endpoint, the secret and the cell once it is", async () => {
    const environment = await sandbox().cells(["up", "dev", "--offline"]);
    assert.equal(environment.code, 0, environment.stdout + environment.stderr);
    const up = await pulumi(["up", "--stack", "dev", "--yes", "--skip-preview"]);
    assert.equal(up.code, 0, up.stdout + up.stderr);

    const outputs = await outputsOf("dev", example);
    const shared = await outputsOf("dev-global", checkout);
    const cell = await outputsOf("dev-eu-central-1", checkout);
    assert.equal(outputs.sipUrl, "wss://sip.dev.example.com/ws");
    assert.equal(outputs.credentialSecretName, shared.credentials.secretName);
    assert.deepEqual(outputs.subnetIds, cell.vpc.privateSubnetIds);
  });

  it("may read the secret in every Region and is open to nobody", async () => {
    const { deployment } = await sandbox().exportStack("dev", { cwd: example });
    const resources = deployment.resources ?? [];
    const policy = resources.find(({ type }) => type === "aws:iam/policy:Policy");
    const text = String(policy?.inputs?.policy);
    assert.match(text, /"Resource":"arn:aws:secretsmanager:\*:\d{12}:secret:[^"*]+"/);
    const cell = await outputsOf("dev-eu-central-1", checkout);
    const group = resources.find(({ type }) => type === "aws:ec2/securityGroup:SecurityGroup");
    assert.equal(group?.inputs?.vpcId, cell.vpc.id);
    assert.deepEqual(
      resources.filter(({ type }) => type.includes("IngressRule")),
      [],
    );
  });

  it("has nothing to change the second time, and goes without a trace", async () => {
    const again = await pulumi(["up", "--stack", "dev", "--yes", "--skip-preview", "--expect-no-changes"]);
    assert.equal(again.code, 0, again.stdout + again.stderr);
    const gone = await pulumi(["destroy", "--stack", "dev", "--yes", "--skip-preview"]);
    assert.equal(gone.code, 0, gone.stdout + gone.stderr);
  });

  async function outputsOf(stack: string, cwd: string) {
    const { code, stdout, stderr } = await sandbox().pulumi(["stack", "output", "--json", "--stack", stack], {
      cwd,
    });
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  }
});

/** A copy in the sandbox, for Pulumi writes into stack files; it imports the contract from where the checkout has it. */
function copyExample(sandbox: Sandbox): string {
  const name = path.join("examples", "widget-backend");
  const original = path.join(checkout, name);
  const files = fs.readdirSync(original).filter((file) => file !== "node_modules");
  const texts = files.map((file) => [file, fs.readFileSync(path.join(original, file), "utf8")]);
  for (const folder of ["stacks", "toolchain"]) {
    fs.symlinkSync(path.join(checkout, folder), path.join(sandbox.root, folder));
  }
  return sandbox.project(name, Object.fromEntries(texts));
}
