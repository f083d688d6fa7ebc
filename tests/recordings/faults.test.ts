import assert from "node:assert/strict";
import { until } from "../call/harness/wait";
import type { Fault } from "./harness/bad-network";
import { credentials } from "./harness/s3";
import { closedFile, newCallId, sound } from "./harness/sound";
import { withMachine } from "./harness/suite";

describe("the uploader of recordings, when the way to S3 is bad", () => {
  const machine = withMachine();

  const faults: readonly [title: string, fault: Fault][] = [
    ["refuses connections", "refused"],
    ["says nothing", "silent"],
    ["breaks after half of an upload", "half"],
    ["loses the answer to an upload", "answer-lost"],
    ["changes a byte on the way", "corrupted"],
    ["answers with the checksum of something else", "wrong-checksum"],
    ["fails with 500", 500],
    ["asks to slow down with 503", 503],
  ];
  for (const [title, fault] of faults) {
    it(`that ${title}: keeps the recording, tries again, and stores it once`, async () => {
      const content = closedFile(sound(20_000));
      const file = machine().write(newCallId(), content);
      const failures = 3;
      machine().network.fault = (request) => {
        assert.notDeepEqual(machine().files(), [], `${file} is gone before S3 has it`);
        // What S3 has got, it says with the second request; the wrong checksum comes with the first alone.
        return request < failures ? fault : "none";
      };
      const uploader = machine().startUploader();
      const objects = await machine().emptied();
      assert.equal(objects.length, 1);
      assert.ok(objects[0]?.content.equals(content));
      const [line] = uploader.lines("recording.not-uploaded");
      assert.ok(line, "the log says that it did not work");
      assert.ok(Number(line.retryInSeconds) > 0);
    });
  }

  it("that is slow: takes the time it needs", async () => {
    const content = closedFile(sound(60_000));
    machine().write(newCallId(), content);
    machine().network.fault = () => "slow";
    const uploader = machine().startUploader();
    const objects = await machine().emptied();
    assert.ok(objects[0]?.content.equals(content));
    assert.deepEqual(uploader.lines("recording.not-uploaded"), []);
  });

  it("one bad recording does not hold up the others", async () => {
    machine().network.fault = (request) => (request % 3 === 0 ? "silent" : "none");
    for (let count = 0; count < 30; count += 1) machine().write(newCallId(), closedFile(sound(100)));
    machine().startUploader();
    assert.equal((await machine().emptied()).length, 30);
  });

  it("says nothing secret in its log", async () => {
    const token = "session-token-of-the-role";
    const faultsInTurn: Fault[] = ["refused", "half", "corrupted", 500, 503, "silent"];
    machine().network.fault = (request) => faultsInTurn[request] ?? "none";
    const callId = newCallId();
    const uploader = machine().startUploader({ AWS_SESSION_TOKEN: token });
    await uploader.logs("switch.connected");
    machine().write(callId, closedFile(sound(1_000)));
    machine().freeSwitch.recordStop(callId, { correlation: "caller-chosen-correlation" });
    await machine().emptied();
    await until("it is logged", () => uploader.lines("recording.uploaded").length > 0);
    const { accessKeyId, secretAccessKey } = credentials;
    const secrets = [accessKeyId, secretAccessKey, token, machine().freeSwitch.password, "caller-chosen"];
    for (const secret of secrets) {
      assert.ok(!uploader.output.includes(secret), `${secret} stands in the log:\n${uploader.output}`);
    }
  });
});
