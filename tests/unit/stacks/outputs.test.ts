import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import {
  globalOutputs,
  OutputsError,
  outputValues,
  parseOutputs,
  readGlobalOutputs,
} from "../../../stacks/outputs";
import { sampleCell, sampleGlobal } from "./sample-outputs";

const stack = "organization/voip-cells/dev-global";

describe("contract of the outputs", () => {
  it("gives the outputs of a stack with their types", () => {
    assert.deepEqual(parseOutputs("global", stack, sampleGlobal), sampleGlobal);
    assert.deepEqual(parseOutputs("cell", "dev-eu-central-1", sampleCell), sampleCell);
  });

  it("leaves out what a later contract of the same version adds", () => {
    const parsed = parseOutputs("global", stack, { ...sampleGlobal, added: "later" });
    assert.deepEqual(parsed, sampleGlobal);
  });

  it("reads an absent optional output that the engine made null", () => {
    const accelerator = { ...sampleGlobal.accelerator, dualStackDnsName: null };
    assert.equal(
      parseOutputs("global", stack, { ...sampleGlobal, accelerator }).accelerator.dualStackDnsName,
      undefined,
    );
  });

  it("takes the plain values out of an output map of the Automation API", () => {
    assert.deepEqual(outputValues({ zoneId: { value: "Z0", secret: false } as { value: unknown } }), {
      zoneId: "Z0",
    });
  });

  const faults: { title: string; raw: Record<string, unknown>; message: RegExp }[] = [
    {
      title: "a stack that was never deployed",
      raw: {},
      message: /^Stack organization\/voip-cells\/dev-global has no outputs: .* pulumi up --stack dev-global$/,
    },
    {
      title: "a stack of another project",
      raw: { bucket: "b", arn: "a" },
      message: /dev-global exports no contract, .* outputs are arn, bucket\. Name a global stack/,
    },
    {
      title: "a stack of another kind",
      raw: sampleCell,
      message: /is a cell stack, where a global stack is wanted/,
    },
    {
      title: "an older contract",
      raw: { ...sampleGlobal, contract: { kind: "global", version: 0 } },
      message: /version 0 of the global contract, older than the version 1 .* pulumi up --stack dev-global$/,
    },
    {
      title: "a newer contract",
      raw: { ...sampleGlobal, contract: { kind: "global", version: 2 } },
      message: /version 2 of the global contract, newer than the version 1 .* Update the copy/,
    },
    {
      title: "outputs that are missing or wrong, all at once",
      raw: { ...sampleGlobal, zoneId: undefined, sipEndpoint: { ...sampleGlobal.sipEndpoint, port: 80 } },
      message: /\n {2}sipEndpoint\.port: .*\n {2}zoneId: .*\n.*cut short/,
    },
  ];
  for (const { title, raw, message } of faults) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => parseOutputs("global", stack, raw),
        (error) => {
          assert.ok(error instanceof OutputsError && pulumi.RunError.isInstance(error));
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it("stamps what a stack exports", () => {
    const { contract, ...values } = sampleGlobal;
    assert.deepEqual(globalOutputs({ ...values, zoneId: "Z0123456789" }), { contract, ...values });
  });

  it("reads a stack reference", async () => {
    await pulumi.runtime.setMocks({
      call: () => ({}),
      newResource: () => ({ id: stack, state: { name: stack, outputs: sampleGlobal } }),
    });
    const read = readGlobalOutputs(new pulumi.StackReference(stack));
    const url = await new Promise<string>((resolve) =>
      read.apply(({ sipEndpoint }) => resolve(sipEndpoint.url)),
    );
    assert.equal(url, "wss://sip.dev.example.com/ws");
  });

  it("is read without the AWS package, which other teams may not have", () => {
    const script = `require("./toolchain/register"); require("./stacks/outputs");
      console.log(Object.keys(require.cache).filter((file) => file.includes("@pulumi/aws")).length);`;
    const printed = execFileSync(process.execPath, ["--eval", script], {
      cwd: path.resolve(__dirname, "../../.."),
      encoding: "utf8",
    });
    assert.equal(printed.trim(), "0");
  });
});
