import { randomBytes, randomUUID } from "node:crypto";

/** A header as FreeSWITCH writes it: stereo, 8 kHz, 16 bits. Until the file is closed it says that there is no sound. */
export function waveHeader(soundBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + soundBytes, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(soundBytes, 40);
  return header;
}

export function sound(milliseconds: number): Buffer {
  return randomBytes(milliseconds * 32);
}

export function closedFile(content: Buffer): Buffer {
  return Buffer.concat([waveHeader(content.length), content]);
}

export function openFile(content: Buffer): Buffer {
  return Buffer.concat([waveHeader(0), content]);
}

export function newCallId(): string {
  return randomUUID();
}
