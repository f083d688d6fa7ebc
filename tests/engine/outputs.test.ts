import assert from "node:assert/strict";
import * as path from "node:path";
import { sampleCell, sampleGlobal } from "../unit/stacks/sample-outputs";
import { checkout, useSandbox } from "./support";
import { program } from "./toolchain/programs";

const contract = path.join(checkout, "stacks", "outputs");

/** Exports what it is configured to export. */
const phoneSystem = program(
  "voip-cells",
  `import { Config } from "@pulumi/pulumi";

export = new Config().requireObject("exports");
`,
);

/** Hands an output of the phone system to a component with a child, and exports another; loaded without this toolchain. */
const otherTeam = {
  ...program(
    "other-team",
    `import { ComponentResource, Config, StackReference } from "@pulumi/pulumi";
import { readGlobalOutputs } from ${JSON.stringify(contract)};

const shared = readGlobalOutputs(new StackReference("organization/voip-cells/" + new Config().require("stack")));
const widget = new ComponentResource("other-team:index:Widget", "widget", { sipUrl: shared.sipEndpoint.url });
new ComponentResource("other-team:index:Widget", "part", {}, { parent: widget });

export const hostname = shared.sipEndpoint.hostname;
`,
  ),
  "Pulumi.yaml": `name: other-team
main: index.ts
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --require sucrase/register/ts
`,
};

const faults: { title: string; stack: string; exports?: object; says: RegExp }[] = [
  {
    title: "does not exist",
    stack: "none-global",
    says: /unknown stack "organization\/voip-cells\/none-global"/,
  },
  {
    title: "was never deployed",
    stack: "empty-global",
    exports: {},
    says: /empty-global has no outputs: .* pulumi up --stack empty-global/,
  },
  {
    title: "is not of this project",
    stack: "foreign-global",
    exports: { bucket: "b" },
    says: /foreign-global exports no contract, .* outputs are bucket\. Name a global stack/,
  },
  {
    title: "is of the wrong kind",
    stack: "dev-eu-central-1",
    exports: sampleCell,
    says: /dev-eu-central-1 is a cell stack, where a global stack is wanted/,
  },
  {
    title: "follows an older contract",
    stack: "older-global",
    exports: { ...sampleGlobal, contract: { kind: "global", version: 0 } },
    says: /version 0 of the global contract, older than the version 1 .* pulumi up --stack older-global/,
  },
  {
    title: "follows a newer contract",
    stack: "newer-global",
    exports: { ...sampleGlobal, contract: { kind: "global", version: 2 } },
    says: /version 2 of the global contract, newer than the version 1 .* Update the copy/,
  },
  {
    title: "was cut short",
    stack: "cut-global",
    exports: { ...sampleGlobal, zoneId: undefined },
    says: /cut-global does not keep version 1 of the global contract:\s+zoneId: .*\s+Its last update/,
  },
];

describe("a program of another team that reads a stack", function () {
  this.timeout(60_000); // the SDK may hang rather than fail
  const sandbox = useSandbox();
  let phones = "";
  let team = "";

  before(async () => {
    phones = sandbox().project("voip-cells", phoneSystem);
    team = sandbox().project("other-team", otherTeam);
    await pulumi(team, ["stack", "init", "dev"]);
  });

  for (const { title, stack, exports, says } of faults) {
    it(`ends with a clear word where that ${title}`, async () => {
      if (exports !== undefined) await bringUp(stack, exports);
      const { code, stdout, stderr } = await read(stack);
      assert.notEqual(code, 0);
      assert.match(stdout + stderr, says);
      assert.doesNotMatch(stdout + stderr, /^ +at /m);
    });
  }

  it("reads one that keeps the contract", async () => {
    await bringUp("dev-global", sampleGlobal);
    const { code, stdout, stderr } = await read("dev-global");
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /hostname: "sip\.dev\.example\.com"/);
  });

  async function bringUp(stack: string, exports: object): Promise<void> {
    const config = ["--config", `exports=${JSON.stringify(exports)}`];
    await pulumi(phones, ["stack", "init", stack]);
    await pulumi(phones, ["up", "--stack", stack, ...config, "--yes", "--skip-preview"]);
  }

  function read(stack: string) {
    const config = ["--config", `stack=${stack}`];
    return sandbox().pulumi(["up", "--stack", "dev", ...config, "--yes", "--skip-preview"], { cwd: team });
  }

  async function pulumi(cwd: string, args: string[]): Promise<void> {
    const { code, stdout, stderr } = await sandbox().pulumi(args, { cwd });
    assert.equal(code, 0, stdout + stderr);
  }
});

describe("a program that toolchain/register.js loads", function () {
  this.timeout(60_000);
  const sandbox = useSandbox();

  it("ends with the error that an apply throws", async () => {
    const failing = program(
      "failing",
      `import { output } from "@pulumi/pulumi";

export const never = output(1).apply(() => {
  throw new Error("no such thing");
});
`,
    );
    const cwd = sandbox().project("failing", failing);
    await sandbox().pulumi(["stack", "init", "dev"], { cwd });
    const { code, stdout, stderr } = await sandbox().pulumi(["preview", "--stack", "dev"], { cwd });
    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /no such thing/);
  });
});
