import assert from "node:assert/strict";
import fc from "fast-check";
import { correctHeader, isClosed, readWaveHeader, soundBytesIn } from "../../../../runtime/recordings/wave";
import { closedFile, openFile, waveHeader } from "../../../recordings/harness/sound";

describe("the header of a recording", () => {
  it("says what FreeSWITCH writes: stereo, 8 kHz, 16 bits", () => {
    assert.deepEqual(readWaveHeader(waveHeader(640)), {
      bytes: 44,
      soundBytes: 640,
      soundBytesAt: 40,
      bytesPerSecond: 32_000,
      frameBytes: 4,
    });
  });

  it("is found behind other chunks, also of odd length", () => {
    const plain = waveHeader(640);
    const chunk = Buffer.concat([Buffer.from("LIST\x03\0\0\0abc\0", "latin1")]);
    const header = readWaveHeader(Buffer.concat([plain.subarray(0, 36), chunk, plain.subarray(36)]));
    assert.equal(header?.bytes, 44 + chunk.length);
    assert.equal(header?.soundBytes, 640);
  });

  it("corrected, is that of the same file closed; half a sample is left out", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = openFile(Buffer.from(bytes));
        const header = readWaveHeader(file);
        assert.ok(header && !isClosed(header, file.length));
        const soundBytes = soundBytesIn(header, file.length);
        assert.equal(soundBytes, bytes.length - (bytes.length % 4));
        const sound = Buffer.from(bytes).subarray(0, soundBytes);
        const repaired = Buffer.concat([correctHeader(file, header, file.length), sound]);
        assert.ok(repaired.equals(closedFile(sound)));
      }),
    );
  });

  it("promises more than there is: not closed", () => {
    const file = closedFile(Buffer.alloc(64)).subarray(0, 100);
    const header = readWaveHeader(file);
    assert.ok(header && !isClosed(header, file.length));
  });

  it("is none in anything else, and never an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 0, max: 44 }), (bytes, keep) => {
        const noise = Buffer.concat([waveHeader(640).subarray(0, keep), Buffer.from(bytes)]);
        const header = readWaveHeader(noise);
        if (header !== undefined) assert.ok(header.bytes <= noise.length && header.frameBytes > 0);
      }),
    );
    for (const text of ["", "RIFF", "RIFFxxxxWAVE", "this is no sound at all, not at all"]) {
      assert.equal(readWaveHeader(Buffer.from(text)), undefined);
    }
  });
});
