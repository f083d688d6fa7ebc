import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildPacks } from "../../policies/build";
import { checkout, useSandbox } from "./support";

const pack = path.join(checkout, "policies", "exposure");
const source = (file: string) => readFileSync(path.join(__dirname, "policy", file), "utf8");

describe("exposure pack under the real engine", () => {
  const sandbox = useSandbox();
  let project: string;
  before(async () => {
    await buildPacks();
    const files = ["Pulumi.yaml", "package.json", "program.js"];
    project = sandbox().project("project", Object.fromEntries(files.map((file) => [file, source(file)])));
    const { code, output } = await pulumi("stack", "init", "dev");
    assert.equal(code, 0, output);
  });

  async function pulumi(...args: string[]): Promise<{ code: number | null; output: string }> {
    const { code, stdout, stderr } = await sandbox().pulumi(args, { cwd: project });
    return { code, output: stdout + stderr };
  }
  const judged = (...args: string[]) => pulumi(...args, "--policy-pack", pack);
  const preview = (kind: string) => judged("preview", "--config", `loadBalancer=${kind}`);
  const up = (kind: string) => judged("up", "--yes", "--skip-preview", "--config", `loadBalancer=${kind}`);

  it("stops the preview of a public load balancer and says what to do", async () => {
    const { code, output } = await preview("public");
    assert.notEqual(code, 0, output);
    assert.match(output, /\[mandatory\].*load-balancer-public.*\(aws:lb:LoadBalancer: web\)/);
    assert.match(output, /`internal` is false\./);
    assert.match(output, /Set `internal: true`/);
  });

  it("previews an unknown with an advisory and stops it at the update", async () => {
    const seen = await preview("unknown");
    assert.equal(seen.code, 0, seen.output);
    assert.match(seen.output, /\[advisory\].*load-balancer-public/);
    assert.match(
      seen.output,
      /`internal` is not known before the update\. The rule will be judged at update/,
    );
    const stopped = await up("unknown");
    assert.notEqual(stopped.code, 0, stopped.output);
    assert.match(stopped.output, /\[mandatory\].*load-balancer-public/);
    const { output } = await pulumi("stack", "export");
    assert.doesNotMatch(output, /aws:lb\/loadBalancer/);
  });

  it("lets an internal load balancer pass, silently", async () => {
    const { code, output } = await up("internal");
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /\[(mandatory|advisory)\]/);
  });

  it("judges the exported state of a stack", async () => {
    const state = path.join(project, "state.json");
    const exported = await pulumi("stack", "export", "--file", state);
    assert.equal(exported.code, 0, exported.output);
    const clean = await judged("policy", "analyze", "--file", state);
    assert.equal(clean.code, 0, clean.output);
    writeFileSync(state, stateWith("aws:lightsail/lb:Lb"));
    const found = await judged("policy", "analyze", "--file", state);
    assert.notEqual(found.code, 0, found.output);
    assert.match(found.output, /\[mandatory\].*lightsail-load-balancer.*\(aws:lightsail:Lb: web\)/);
  });
});

/** The smallest exported state with one resource of a type. */
function stateWith(type: string): string {
  const urn = (of: string, name: string) => `urn:pulumi:dev::another-team::${of}::${name}`;
  const provider = {
    type: "pulumi:providers:aws",
    urn: urn("pulumi:providers:aws", "aws"),
    id: "1",
    custom: true,
  };
  const resource = { type, urn: urn(type, "web"), id: "web", custom: true, provider: `${provider.urn}::1` };
  const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "" };
  return JSON.stringify({ version: 3, deployment: { manifest, resources: [provider, resource] } });
}
