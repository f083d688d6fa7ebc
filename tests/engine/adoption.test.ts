import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildPacks } from "../../policies/build";
import { checkout, useSandbox } from "./support";

const source = (file: string) => readFileSync(path.join(__dirname, "policy", file), "utf8");

/** Only the rule of these tests, and those about the repository's files: others may find more in the same program. */
const levels = {
  all: "disabled",
  "load-balancer-public": "mandatory",
  "exemptions-invalid": "mandatory",
  "exemption-unused": "advisory",
  "baseline-invalid": "mandatory",
  "baseline-outdated": "advisory",
};

/** Another team's repository, with a copy of the packs in a folder of its own. */
describe("exemptions and a baseline under the real engine", () => {
  const sandbox = useSandbox();
  let project: string;
  let pack: string;
  let config: string;

  before(async () => {
    await buildPacks();
    const files = ["Pulumi.yaml", "package.json", "program.js"];
    project = sandbox().project("project", Object.fromEntries(files.map((file) => [file, source(file)])));
    pack = path.join(project, "vendor", "voip-cells", "all");
    for (const part of ["PulumiPolicy.yaml", "package.json", "bin"])
      cpSync(path.join(checkout, "policies", "all", part), path.join(pack, part), { recursive: true });
    mkdirSync(path.join(project, "policies"));
    config = path.join(project, "levels.json");
    writeFileSync(config, JSON.stringify(levels));
    const { code, stderr } = await sandbox().pulumi(["stack", "init", "dev"], { cwd: project });
    assert.equal(code, 0, stderr);
  });
  beforeEach(() => {
    for (const file of ["exemptions.yaml", "baseline.json"])
      rmSync(path.join(project, "policies", file), { force: true });
  });

  const write = (file: string, text: string) => writeFileSync(path.join(project, "policies", file), text);
  async function judged(...args: string[]): Promise<{ code: number | null; output: string }> {
    const all = [...args, "--stack", "dev", "--policy-pack", pack, "--policy-pack-config", config];
    const { code, stdout, stderr } = await sandbox().pulumi(all, { cwd: project });
    return { code, output: stdout + stderr };
  }
  const preview = () => judged("preview", "--config", "loadBalancer=public");

  const exemption = (expires: string, name = "web") => `- rule: load-balancer-public
  resource: urn:pulumi:dev::*::aws:lb/loadBalancer:LoadBalancer::${name}
  reason: A partner still calls it.
  owner: voice
  ticket: VOICE-7
  expires: ${expires}
`;

  it("lets a preview pass where an exemption covers the finding, and says so", async () => {
    assert.notEqual((await preview()).code, 0);
    write("exemptions.yaml", exemption("2999-12-31"));
    const { code, output } = await preview();
    assert.equal(code, 0, output);
    assert.match(output, /\[advisory\].*load-balancer-public.*\(aws:lb:LoadBalancer: web\)/);
    assert.match(output, /Exempted until 2999-12-31 by voice \(VOICE-7\): A partner still calls it\./);
    assert.doesNotMatch(output, /exemption-unused/);
  });

  it("blocks again after the exemption, and tells which one it was", async () => {
    write("exemptions.yaml", exemption("2026-01-31"));
    const { code, output } = await preview();
    assert.notEqual(code, 0);
    assert.match(output, /\[mandatory\].*load-balancer-public/);
    assert.match(output, /The exemption of voice \(VOICE-7\) ended on 2026-01-31\./);
  });

  it("tells of an exemption that covers nothing", async () => {
    write("exemptions.yaml", exemption("2999-12-31", "gone"));
    const { output } = await preview();
    assert.match(output, /\[advisory\].*exemption-unused/);
    assert.match(output, /LoadBalancer::gone \(voice, VOICE-7\) covers nothing in this stack\./);
  });

  it("stops an update before anything is made when the file is wrong, and names every mistake", async () => {
    write("exemptions.yaml", exemption("soon").replace("owner: voice", "owner:"));
    const { code, output } = await judged(
      "up",
      "--yes",
      "--skip-preview",
      "--config",
      "loadBalancer=internal",
    );
    assert.notEqual(code, 0);
    assert.match(output, /\[mandatory\].*exemptions-invalid/);
    assert.match(output, /policies\/exemptions\.yaml cannot be used, so nothing in it holds:/);
    assert.match(output, /entry 1, owner: it is missing\. Name the team/);
    assert.match(output, /entry 1, expires: "soon" is not a day\./);
    const { deployment } = await sandbox().exportStack("dev", { cwd: project });
    assert.deepEqual(
      (deployment.resources ?? []).filter(({ custom }) => custom),
      [],
    );
  });

  it("lets what was known before pass, and nothing new", async () => {
    const urn = "urn:pulumi:dev::another-team::aws:lb/loadBalancer:LoadBalancer::web";
    const known = {
      rule: "load-balancer-public",
      resource: urn,
      says: "`internal` is false.",
      since: "2026-01-31",
    };
    write("baseline.json", JSON.stringify({ findings: [known] }));
    const { code, output } = await preview();
    assert.equal(code, 0, output);
    assert.match(output, /Known since 2026-01-31: it is in the baseline\./);
    write("baseline.json", JSON.stringify({ findings: [{ ...known, says: "`internal` is left out." }] }));
    assert.notEqual((await preview()).code, 0);
  });
});
