import assert from "node:assert/strict";
import { appendFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { followByFile } from "../../../cli/engine/event-log";
import { Problem } from "../../../cli/problem";

const line = (sequence: number, event: object) =>
  `${JSON.stringify({ sequence, timestamp: 1_795_000_000, ...event })}\n`;
const says = (sequence: number, message: string) => line(sequence, { stdoutEvent: { message, color: "" } });
const end = (sequence: number) => line(sequence, { cancelEvent: {} });

describe("events that an engine keeps in a file", () => {
  it("are all heard, and what nobody reads is left out", async () => {
    const summary = line(1, { policyAnalyzeSummaryEvent: { passed: ["a"], failed: [] } });
    const { heard, mustBeWhole } = await follow([says(0, "grüße"), summary, says(2, "b"), end(3)]);
    assert.deepEqual(heard, ["grüße", "b", "end"]);
    mustBeWhole();
  });

  it("are heard while the engine is at work, also those that come in pieces", async () => {
    const { log, heard, close } = await begin();
    const bytes = Buffer.from(says(0, "grüße") + end(1));
    const inTheMiddle = bytes.indexOf("ü") + 1;
    appendFileSync(log, bytes.subarray(0, inTheMiddle));
    await twoReads();
    assert.deepEqual(heard, []);
    appendFileSync(log, bytes.subarray(inTheMiddle));
    await twoReads();
    assert.deepEqual(heard, ["grüße", "end"]);
    await close();
  });

  for (const [what, lines] of Object.entries({
    "one is missing": [says(0, "a"), end(2)],
    "one is cut short": [says(0, "a").slice(0, 20), says(1, "b"), end(2)],
    "the end is missing": [says(0, "a")],
    "something stands behind the last line": [end(0), '{"seq'],
    "there is none": [],
  })) {
    it(`are told to be incomplete where ${what}`, async () => {
      const { mustBeWhole } = await follow(lines);
      assert.throws(
        mustBeWhole,
        (error) => error instanceof Problem && /is the disk of .* full/.test(error.message),
      );
    });
  }

  it("are what the SDK's stacks ask for", () => assert.ok("setupEventLog" in Stack.prototype));

  it("are not asked for where no operation was begun", () => followByFile({} as Stack)());
});

interface Following {
  setupEventLog(
    operation: string,
    onEvent: (event: EngineEvent) => void,
  ): Promise<{ logFile: string; logPromise: Promise<{ tail: { quit(): Promise<void> } }> }>;
}

async function begin() {
  const heard: string[] = [];
  const stack = {} as Following;
  const mustBeWhole = followByFile(stack as unknown as Stack);
  const onEvent = (event: EngineEvent) => heard.push(event.stdoutEvent?.message ?? "end");
  const { logFile, logPromise } = await stack.setupEventLog("up", onEvent);
  const close = async () => {
    await (await logPromise).tail.quit();
    rmSync(dirname(logFile), { recursive: true });
  };
  return { log: logFile, heard, mustBeWhole, close };
}

async function follow(lines: readonly string[]) {
  const { log, close, ...rest } = await begin();
  appendFileSync(log, lines.join(""));
  await close();
  return rest;
}

const twoReads = () => new Promise((resolve) => setTimeout(resolve, 250));
