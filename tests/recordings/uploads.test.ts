import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { sleep, until } from "../call/harness/wait";
import { closedFile, newCallId, openFile, sound } from "./harness/sound";
import { withMachine } from "./harness/suite";

/** Several looks at the folder. */
const severalSweepsMilliseconds = 600;

describe("the uploader of recordings", () => {
  const machine = withMachine();

  it("uploads a recording as soon as FreeSWITCH has ended it, with what FreeSWITCH says of it", async () => {
    const callId = newCallId();
    const content = closedFile(sound(2_000));
    // No look at the folder helps: the next one is a minute away.
    const uploader = machine().startUploader({ RECORDINGS_SWEEP_SECONDS: "60" });
    await uploader.logs("switch.connected");
    const file = machine().write(callId, content);
    const day = statSync(file).mtime.toISOString().slice(0, 10).replaceAll("-", "/");
    machine().freeSwitch.recordStop(callId, { milliseconds: 2_000, correlation: "abc123@client.example" });
    const [object, ...others] = await machine().emptied();
    assert.deepEqual(others, []);
    const beginning = createHash("sha256").update(content).digest("hex").slice(0, 16);
    assert.equal(object?.key, `calls/${day}/${callId}-${beginning}.wav`);
    assert.ok(object.content.equals(content));
    assert.deepEqual(object.metadata, {
      condition: "closed",
      complete: "true",
      cause: "success-silence",
      "sound-milliseconds": "2000",
      "recorded-milliseconds": "2000",
      correlation: "abc123@client.example",
    });
  });

  it("uploads one that FreeSWITCH has closed, though nobody told it", async () => {
    const callId = newCallId();
    const content = closedFile(sound(500));
    machine().freeSwitch.calls.add(callId);
    machine().write(callId, content);
    machine().startUploader();
    const [object] = await machine().emptied();
    assert.ok(object?.content.equals(content));
  });

  it("leaves one alone that is being recorded, and uploads it whole", async () => {
    const callId = newCallId();
    machine().freeSwitch.calls.add(callId);
    const beginning = sound(1_000);
    const file = machine().write(callId, openFile(beginning));
    const uploader = machine().startUploader();
    await uploader.logs("switch.connected");
    await sleep(severalSweepsMilliseconds);
    assert.deepEqual(machine().files(), [`${callId}.wav`]);
    const rest = sound(3_000);
    appendFileSync(file, rest);
    const content = closedFile(Buffer.concat([beginning, rest]));
    writeFileSync(file, content);
    machine().freeSwitch.recordStop(callId, { milliseconds: 4_000 });
    const objects = await machine().emptied();
    assert.deepEqual(
      objects.map((object) => object.content.equals(content)),
      [true],
    );
  });

  it("repairs what a FreeSWITCH that is gone left open: all samples, and a header that says so", async () => {
    const content = sound(1_500);
    const halfSample = Buffer.from([1, 2]);
    await machine().freeSwitch.stop();
    machine().write(newCallId(), openFile(Buffer.concat([content, halfSample])));
    machine().startUploader();
    const [object] = await machine().emptied();
    assert.ok(object?.content.equals(closedFile(content)), "all of it, as if it had been closed");
    assert.equal(object?.metadata.condition, "repaired");
    assert.equal(object?.metadata.complete, "false");
  });

  it("repairs what a FreeSWITCH before this one left open", async () => {
    const running = newCallId();
    const left = newCallId();
    machine().freeSwitch.calls.add(running);
    machine().write(running, openFile(sound(100)));
    machine().write(left, openFile(sound(100)));
    const uploader = machine().startUploader();
    await uploader.logs("recording.uploaded");
    await sleep(severalSweepsMilliseconds);
    const objects = await machine().objects();
    assert.deepEqual(
      objects.map(({ key }) => key.includes(left)),
      [true],
    );
    assert.deepEqual(machine().files(), [`${running}.wav`]);
  });

  it("judges nothing by a FreeSWITCH that does not let it in", async () => {
    const open = newCallId();
    const closed = newCallId();
    writeFileSync(machine().passwordFile, "another-password");
    machine().write(open, openFile(sound(100)));
    machine().write(closed, closedFile(sound(100)));
    const uploader = machine().startUploader();
    await uploader.logs("switch.unreachable", 3);
    await until("the closed one is uploaded", () => machine().files().length === 1);
    assert.deepEqual(machine().files(), [`${open}.wav`]);
  });

  it("finds FreeSWITCH again after it restarted with a new password", async () => {
    const uploader = machine().startUploader();
    await uploader.logs("switch.connected");
    const { port } = machine().freeSwitch;
    await machine().freeSwitch.stop();
    await machine().freeSwitch.start(port);
    await uploader.logs("switch.connected", 2);
    const callId = newCallId();
    machine().write(callId, closedFile(sound(100)));
    machine().freeSwitch.recordStop(callId);
    await machine().emptied();
  });

  it("keeps both of two recordings with one name", async () => {
    const callId = newCallId();
    const [first, second] = [closedFile(sound(300)), closedFile(sound(400))];
    machine().network.fault = () => 503;
    const uploader = machine().startUploader();
    await uploader.logs("switch.connected");
    machine().write(callId, first);
    machine().freeSwitch.recordStop(callId);
    await uploader.logs("recording.not-uploaded");
    machine().write(callId, second);
    machine().freeSwitch.recordStop(callId);
    await until("both wait", () => machine().files().length === 2);
    machine().network.fault = () => "none";
    const objects = await machine().emptied();
    assert.equal(new Set(objects.map(({ key }) => key)).size, 2);
    for (const content of [first, second]) {
      assert.ok(objects.some((object) => object.content.equals(content)));
    }
  });

  it("says when there is less than FreeSWITCH recorded, and uploads what there is", async () => {
    const uploader = machine().startUploader({ RECORDINGS_SWEEP_SECONDS: "60" });
    await uploader.logs("switch.connected");
    const [short, failed] = [newCallId(), newCallId()];
    machine().write(short, closedFile(sound(1_000)));
    machine().freeSwitch.recordStop(short, { milliseconds: 5_000 });
    machine().write(failed, closedFile(sound(1_000)));
    machine().freeSwitch.recordStop(failed, { milliseconds: 1_000, cause: "uri-failure" });
    const objects = await machine().emptied();
    assert.deepEqual(
      objects.map(({ metadata }) => metadata.complete),
      ["false", "false"],
    );
    await uploader.logs("recording.uploaded", 2);
    assert.deepEqual(
      uploader.lines("recording.uploaded").map(({ level }) => level),
      ["warning", "warning"],
    );
  });

  it("uploads as they are files that are empty, hold a header alone, or no sound file at all", async () => {
    const contents = [Buffer.alloc(0), closedFile(Buffer.alloc(0)), Buffer.from("this is no sound")];
    for (const content of contents) machine().write(newCallId(), content);
    machine().startUploader();
    const objects = await machine().emptied();
    for (const content of contents) {
      assert.ok(
        objects.some((object) => object.content.equals(content)),
        content.toString("latin1"),
      );
    }
  });

  it("touches nothing but recordings", async () => {
    const { directory } = machine();
    machine().write("", Buffer.from("x"), "notes.txt");
    machine().write("", closedFile(sound(100)), "caller-chosen-name.wav");
    mkdirSync(join(directory, `${newCallId()}.wav`));
    symlinkSync("/etc/passwd", join(directory, `${newCallId()}.wav`));
    machine().write(newCallId(), closedFile(sound(100)));
    const uploader = machine().startUploader();
    await uploader.logs("recording.uploaded");
    await sleep(severalSweepsMilliseconds);
    assert.equal((await machine().objects()).length, 1);
    assert.ok(
      existsSync(join(directory, "caller-chosen-name.wav")) && existsSync(join(directory, "notes.txt")),
    );
  });

  it("keeps a file that it cannot read, says so, and goes on with the others", async () => {
    chmodSync(machine().write(newCallId(), closedFile(sound(100))), 0o000);
    const uploader = machine().startUploader();
    const [line] = await uploader.logs("recording.not-uploaded");
    assert.equal(line?.code, "EACCES");
    machine().write(newCallId(), closedFile(sound(100)));
    await uploader.logs("recording.uploaded");
    assert.equal((await machine().objects()).length, 1);
    chmodSync(String(line.file), 0o600);
    assert.equal((await machine().emptied()).length, 2);
  });

  it("asks S3 for nothing but putting objects under its prefix that are not there yet", async () => {
    for (let count = 0; count < 5; count += 1) machine().write(newCallId(), closedFile(sound(100)));
    machine().startUploader();
    await machine().emptied();
    const { seen } = machine().network;
    assert.equal(seen.length, 5);
    for (const { method, path, headers } of seen) {
      assert.equal(method, "PUT");
      assert.match(path, new RegExp(`^/${machine().bucket}/calls/[0-9a-f/-]+\\.wav\\?x-id=PutObject$`));
      assert.equal(headers["if-none-match"], "*");
      assert.ok(headers["x-amz-checksum-sha256"]);
    }
  });

  it("tells all mistakes in its settings at once", async () => {
    const uploader = machine().startUploader({
      RECORDINGS_BUCKET: "",
      RECORDINGS_PREFIX: "/",
      AWS_REGION: "x",
    });
    assert.equal(await uploader.exit, 2);
    const [line] = uploader.lines("settings.wrong");
    for (const name of ["RECORDINGS_BUCKET", "RECORDINGS_PREFIX", "AWS_REGION"]) {
      assert.ok(String(line?.mistakes).includes(`${name} is `));
    }
  });

  it("ends with 1 where it has no folder, so that its unit starts it again", async () => {
    const uploader = machine().startUploader({ RECORDINGS_DIRECTORY: "/no-such-folder/recordings" });
    assert.equal(await uploader.exit, 1);
    assert.equal(uploader.lines("uploader.failed").length, 1);
  });
});
