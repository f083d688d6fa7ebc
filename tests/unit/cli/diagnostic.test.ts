import assert from "node:assert/strict";
import { causes, plainWords, resourceOf } from "../../../cli/engine/diagnostic";

describe("cells: errors in plain words", () => {
  it("names a resource by type and name, whatever it is inside of", () => {
    const urn =
      "urn:pulumi:dev-global::voip-cells::voip-cells:components:Log$aws:s3/bucket:Bucket::logs::old";
    assert.deepEqual(resourceOf(urn), { type: "aws:s3/bucket:Bucket", name: "logs::old" });
  });

  it("keeps the sentence and drops colours, layers and stacks", () => {
    const raw = [
      "<{%fg 1%}>error: <{%reset%}>Running program '/home/ann/voip-cells/index.ts' failed with an unhandled exception:",
      "Error: creating ELBv2 Load Balancer: ValidationError: the name is too long",
      "    at Object.createLoadBalancer (/home/ann/voip-cells/components/edge.ts:10:5)",
      "    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
      "Node.js v20.20.2",
    ].join("\n");
    assert.equal(plainWords(raw), "creating ELBv2 Load Balancer: ValidationError: the name is too long");
  });

  it("drops Go's frames and keeps the lines of a list", () => {
    const raw =
      "\u001b[31merror: 2 mistakes:\u001b[0m\n  one\n  two\ngoroutine 12 [running]:\n\t/go/src/main.go:12 +0x1d";
    assert.equal(plainWords(raw), "2 mistakes:\n  one\n  two");
  });

  it("names the setting that protects, in place of the engine's ways past it", () => {
    const cure =
      "because voip-cells:protect is true. To let it go all the same, set that to false in the stack's file and bring it up first.";
    const replacing =
      'unable to replace resource "urn:vpc"\nas it is currently marked for protection. To unprotect the resource, remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n`pulumi state unprotect urn:vpc`';
    assert.equal(plainWords(replacing), `unable to replace resource "urn:vpc"\n${cure}`);
    const deleting =
      'resource "urn:vpc" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n`pulumi state unprotect urn:vpc`';
    assert.equal(plainWords(deleting), `resource "urn:vpc" cannot be deleted\n${cure}`);
  });

  it("tells causes once, and consequences only when there is no cause", () => {
    const cause = { severity: "error", message: "no such subnet", urn: "urn:a" } as const;
    const consequence = { severity: "error", message: "update failed" } as const;
    const warning = { severity: "warning", message: "old syntax" } as const;
    assert.deepEqual(causes([cause, warning, consequence, cause]), [cause]);
    assert.deepEqual(causes([consequence]), [consequence]);
  });
});
