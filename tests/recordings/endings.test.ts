import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sleep, until } from "../call/harness/wait";
import { closedFile, newCallId, openFile, sound } from "./harness/sound";
import { withMachine } from "./harness/suite";

describe("the uploader of recordings, when something ends", () => {
  const machine = withMachine();

  it("stopped, uploads what is left and ends with 0", async () => {
    machine().network.fault = (request) => (request < 6 ? 503 : "none");
    const uploader = machine().startUploader();
    await uploader.logs("switch.connected");
    const [left, closedLast] = [newCallId(), newCallId()];
    machine().write(left, closedFile(sound(100)));
    await uploader.logs("recording.not-uploaded");
    // FreeSWITCH is stopped first: it closes what it records, and nobody hears its last event.
    await machine().freeSwitch.stop();
    machine().write(closedLast, closedFile(sound(100)));
    assert.equal(await uploader.stop(), 0);
    assert.equal((await machine().objects()).length, 2);
    assert.deepEqual(machine().files(), []);
  });

  it("stopped while FreeSWITCH records, leaves that to the next one", async () => {
    const callId = newCallId();
    machine().freeSwitch.calls.add(callId);
    machine().write(callId, openFile(sound(100)));
    const uploader = machine().startUploader();
    await uploader.logs("switch.connected");
    assert.equal(await uploader.stop(), 0);
    assert.deepEqual(machine().files(), [`${callId}.wav`]);
  });

  it("stopped without S3, ends in time, says how much it leaves, and deletes none of it", async () => {
    machine().network.fault = () => "refused";
    machine().write(newCallId(), closedFile(sound(100)));
    machine().write(newCallId(), closedFile(sound(100)));
    const uploader = machine().startUploader({ RECORDINGS_FLUSH_SECONDS: "1" });
    await uploader.logs("recording.not-uploaded", 2);
    assert.equal(await uploader.stop(), 1);
    assert.equal(uploader.lines("uploader.stopped")[0]?.left, 2);
    assert.equal(machine().files().length, 2);
  });

  it("killed at any moment, loses nothing and stores nothing twice", async () => {
    const recordings = new Map<string, Buffer>();
    machine().network.fault = (request) => (request % 5 === 4 ? "answer-lost" : "slow");
    for (let round = 0; round < 10; round += 1) {
      const uploader = machine().startUploader();
      for (let count = 0; count < 2; count += 1) {
        const callId = newCallId();
        const content = sound(3_000 + round);
        machine().write(callId, round % 2 === 0 ? closedFile(content) : openFile(content));
        recordings.set(callId, closedFile(content));
      }
      // From before it has started to after it is done; most often in the middle of an upload.
      const requests = machine().network.seen.length;
      if (round % 4 > 0) await until("it uploads", () => machine().network.seen.length > requests);
      await sleep(Math.random() * 100);
      await uploader.stop("SIGKILL");
    }
    machine().network.fault = () => "none";
    machine().startUploader();
    const objects = await machine().emptied();
    assert.equal(objects.length, recordings.size);
    for (const [callId, content] of recordings) {
      const object = objects.find(({ key }) => key.includes(callId));
      assert.ok(object?.content.equals(content), callId);
    }
  });

  const told = { cause: "success-silence", milliseconds: 2_500, correlation: "abc123@client.example" };
  const metadata = {
    condition: "closed",
    complete: "true",
    cause: "success-silence",
    "sound-milliseconds": "2500",
    "recorded-milliseconds": "2500",
    correlation: "abc123@client.example",
  };

  /** Lets FreeSWITCH end a recording that cannot be uploaded, and kills the uploader as soon as it has kept what it was told. */
  async function killedAtTheEnd(callId: string, beforeTheEnd = () => {}): Promise<void> {
    machine().network.fault = () => "silent";
    const uploader = machine().startUploader({ RECORDINGS_SWEEP_SECONDS: "60" });
    await uploader.logs("switch.connected");
    machine().write(callId, closedFile(sound(2_500)));
    beforeTheEnd();
    machine().freeSwitch.recordStop(callId, told);
    await until("the facts are kept", () => waiting().some((name) => name.endsWith(".json")));
    await uploader.stop("SIGKILL");
    machine().network.fault = () => "none";
  }
  const waiting = () => readdirSync(join(machine().directory, "finished"));

  it("killed between a recording's end and its upload, still knows what FreeSWITCH said of it", async () => {
    const callId = newCallId();
    await killedAtTheEnd(callId);
    for (const name of waiting()) assert.match(name, new RegExp(`^${callId}\\.[0-9.]+\\.(wav|json)$`));
    machine().startUploader();
    const objects = await machine().emptied();
    assert.deepEqual(
      objects.map((object) => object.metadata),
      [metadata],
    );
    assert.deepEqual(waiting(), []);
  });

  it("killed before it could take the recording away, too", async () => {
    const callId = newCallId();
    const { directory } = machine();
    mkdirSync(join(directory, "finished"), { mode: 0o777 });
    chmodSync(join(directory, "finished"), 0o777);
    // Nothing can be taken out of the folder that FreeSWITCH writes to.
    const closeFolder = () => chmodSync(directory, 0o555);
    await killedAtTheEnd(callId, closeFolder);
    assert.ok(existsSync(join(directory, `${callId}.wav`)));
    chmodSync(directory, 0o777);
    machine().startUploader();
    const objects = await machine().emptied();
    assert.deepEqual(
      objects.map((object) => object.metadata),
      [metadata],
    );
    assert.deepEqual(waiting(), []);
  });

  it("that finds facts of which a crash left a part, uploads the recording without them", async () => {
    const callId = newCallId();
    await killedAtTheEnd(callId);
    for (const name of waiting().filter((one) => one.endsWith(".json"))) {
      writeFileSync(join(machine().directory, "finished", name), '{"cause":"succ');
    }
    const uploader = machine().startUploader();
    const [object] = await machine().emptied();
    assert.equal(object?.metadata.condition, "closed");
    assert.equal(object.metadata.cause, undefined);
    assert.equal(uploader.lines("facts.unreadable").length, 1);
    assert.deepEqual(waiting(), []);
  });

  it("on a full disk, makes room: uploads what there is and says that the disk is full", async function () {
    const mount = ["unshare", "--mount", ...(process.getuid?.() === 0 ? [] : ["--map-root-user"])];
    const [program = "", ...args] = [...mount, "mount", "-t", "tmpfs", "none", "/mnt"];
    if (spawnSync(program, args).status !== 0) {
      console.log("      no mount namespace of our own: skipped");
      this.skip();
    }
    const { directory } = machine();
    const script = `mount -t tmpfs -o size=1m,mode=1777 none ${directory}; exec "$@"`;
    const uploader = machine().startUploader({ EVENT_SOCKET_PORT: "1" }, (command) => [
      ...mount,
      "sh",
      "-ec",
      script,
      "sh",
      ...command,
    ]);
    machine().network.fault = () => 503;
    await uploader.logs("uploader.started");
    const disk = `/proc/${uploader.child.pid}/root${directory}`;
    const callIds = fill(disk);
    await uploader.logs("disk.scarce");
    await uploader.logs("recording.not-uploaded", callIds.length);
    machine().network.fault = () => "none";
    await until("the disk has room", () => readdirSync(join(disk, "finished")).length === 0);
    const objects = await machine().objects();
    assert.equal(objects.length, callIds.length);
    const repaired = objects.filter(({ metadata }) => metadata.condition === "repaired");
    assert.ok(repaired.length > 1);
    for (const { content } of repaired) assert.equal(content.readUInt32LE(40), content.length - 44);
  });
});

/** Records until nothing fits any more. */
function fill(disk: string): string[] {
  mkdirSync(disk, { recursive: true });
  chmodSync(disk, 0o777);
  const callIds: string[] = [];
  for (;;) {
    const callId = newCallId();
    callIds.push(callId);
    try {
      writeFileSync(join(disk, `${callId}.wav`), openFile(sound(5_000)));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, "ENOSPC");
      return existsSync(join(disk, `${callId}.wav`)) ? callIds : callIds.slice(0, -1);
    }
  }
}
