import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { all } from "../../policies/all/pack";
import { assemble } from "../../policies/package/assemble";
import { packs } from "../../policies/packs";
import { levelOf } from "../../policies/rule";
import { stateOf } from "./policy/states/state";
import { ORGANIZATION, PulumiService } from "./pulumi-service";
import { checkout, useSandbox } from "./support";

const { version }: { version: string } = JSON.parse(
  readFileSync(path.join(checkout, "package.json"), "utf8"),
);

describe("pulumi policy publish", function () {
  this.timeout(600_000);
  const sandbox = useSandbox();
  const service = new PulumiService();
  let folder = "";

  before(async () => {
    await service.start();
    folder = await assemble(path.join(sandbox().root, "assembled"));
    installSdk(folder);
  });
  after(() => service.stop());

  for (const [name, { name: published, rules }] of Object.entries({ ...packs, all })) {
    it(`publishes ${name} with its rules`, async () => {
      const { code, stdout, stderr } = await sandbox().pulumi(["policy", "publish", ORGANIZATION], {
        cwd: path.join(folder, name),
        env: service.env,
      });
      assert.equal(code, 0, stdout + stderr);
      assert.deepEqual(service.unanswered, []);
      assert.equal(service.completed.at(-1), `${published}/versions/${version}/complete`);
      assert.deepEqual(
        [service.pack?.name, service.pack?.versionTag, service.pack?.runtime],
        [published, version, "nodejs"],
      );
      const told = new Map(service.pack?.policies.map((policy) => [policy.name, policy]));
      for (const rule of rules) {
        const policy = told.get(rule.id);
        assert.deepEqual(
          [policy?.severity, policy?.enforcementLevel],
          [rule.severity, levelOf(rule)],
          rule.id,
        );
        assert.ok(policy?.remediationSteps.startsWith(`1. ${rule.remediation[0]}`));
      }
    });
  }

  it("uploads what a pack needs to judge, and nothing else", async () => {
    const { files, unpacked } = unpack(service.archive, path.join(sandbox().root, "installed"));
    assert.deepEqual(files, ["package/PulumiPolicy.yaml", "package/bin/index.js", "package/package.json"]);
    installSdk(unpacked);
    const state = path.join(sandbox().root, "state.json");
    writeFileSync(state, stateOf([{ type: "aws:lb/loadBalancer:LoadBalancer", inputs: {} }]));
    const args = ["policy", "analyze", "--policy-pack", unpacked, "--file", state];
    const { stdout, stderr } = await sandbox().pulumi(args);
    assert.match(stdout, /voip-cells@v/, stdout + stderr);
    assert.match(stdout, /\[mandatory\].*load-balancer-public/);
  });
});

/** What `npm install` brings: the one package that a pack depends on, and what that depends on. */
const installSdk = (folder: string): void =>
  symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));

/** As the engine does with a pack that an organization requires: below `package`. */
function unpack(archive: Buffer, folder: string): { files: string[]; unpacked: string } {
  mkdirSync(folder);
  const file = path.join(folder, "pack.tgz");
  writeFileSync(file, archive);
  execFileSync("tar", ["-xzf", file, "-C", folder]);
  const files = execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n");
  return { files: files.sort(), unpacked: path.join(folder, "package") };
}
