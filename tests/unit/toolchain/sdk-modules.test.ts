import assert from "node:assert/strict";
import { printed } from "../own-process";

const loaded = (what: string) =>
  `Object.keys(require.cache).some((file) => file.includes(${JSON.stringify(what)}))`;

describe("modules of Pulumi's packages", () => {
  it("load at first use where a program rarely comes to use them", () => {
    const rare = [
      "typescript/lib",
      "@npmcli/arborist/lib",
      "normalize-package-data/lib",
      "execa/index",
      "aws/xray/",
    ];
    const script = `require("@pulumi/aws"); require("@pulumi/pulumi/automation");
      console.log(JSON.stringify([${rare.map(loaded).join()}]));`;
    assert.deepEqual(
      printed(script),
      rare.map(() => false),
    );
  });

  it("are the same ones, loaded late", () => {
    const script = `const aws = require("@pulumi/aws");
      const { Group } = aws.xray;
      console.log(JSON.stringify([
        Group === require("@pulumi/aws/xray").Group,
        Group === aws.xray.Group,
        "Group" in aws.xray,
        "Grope" in aws.xray,
        aws.Provider.isInstance({}),
        aws.getRegion.name,
        aws.types.enums.ec2.InstanceType.T3_Micro,
        typeof aws.config,
      ]));`;
    assert.deepEqual(printed(script), [true, true, true, false, false, "getRegion", "t3.micro", "object"]);
  });

  it("still turn functions into text", () => {
    const script = `const { runtime } = require("@pulumi/pulumi");
      const answering = (answer) => runtime.serializeFunction(() => answer);
      answering(42).then(({ text }) => console.log(JSON.stringify(text.includes("answer: 42"))));`;
    assert.equal(printed(script), true);
  });
});
