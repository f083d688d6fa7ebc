import assert from "node:assert/strict";
import { printed } from "../own-process";

describe("an SDK that leaves out its debugging", () => {
  it("still knows which promises have not ended, and how the others did", () => {
    const script = `
      require("./cli/engine/sdk-debugging").leaveOutDebugging();
      const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
      const open = () => require("@pulumi/pulumi/runtime/state").getStore().leakCandidates.size;
      (async () => {
        let end;
        const waiting = debuggablePromise(new Promise((resolve) => { end = resolve; }));
        const counts = [open()];
        end("value");
        const value = await waiting;
        const failing = debuggablePromise(Promise.reject(new Error("reason")));
        const reason = await failing.catch(({ message }) => message);
        console.log(JSON.stringify([...counts, value, reason, open()]));
        process.exit(); // past the SDK's own look at what has not ended
      })();`;
    assert.deepEqual(printed(script), [1, "value", "reason", 0]);
  });

  it("sends no message for its own steps", () => {
    const script = `
      require("./cli/engine/sdk-debugging").leaveOutDebugging();
      const log = require("@pulumi/pulumi/log");
      log.debug("a step").then((answer) => console.log(JSON.stringify([typeof answer])));`;
    assert.deepEqual(printed(script), ["undefined"]);
  });

  it("does not look up which line of a program made a resource", () => {
    const script = `
      const { Resource } = require("@pulumi/pulumi");
      const frames = () => Resource.stackTrace(0).length;
      const before = frames();
      require("./cli/engine/sdk-debugging").leaveOutDebugging();
      console.log(JSON.stringify([before > 0, frames()]));`;
    assert.deepEqual(printed(script), [true, 0]);
  });
});
