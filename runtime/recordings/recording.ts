import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { correctHeader, isClosed, readWaveHeader, soundBytesIn, waveHeaderRoom } from "./wave";

/** `closed` as FreeSWITCH left it; `repaired` where its header had to be; `damaged` where there is no header to repair. */
export type Condition = "closed" | "repaired" | "damaged";

/** A recording as it goes to S3. The file itself is only ever read: what a crash can interrupt is nothing. */
export interface Recording {
  readonly condition: Condition;
  readonly bytes: number;
  /** Nothing where the file has no header. */
  readonly soundMilliseconds: number | undefined;
  /** When the last of it was written. */
  readonly endedAt: Date;
  readonly sha256: Buffer;
  content(): AsyncGenerator<Buffer, void, void>;
  /** Whether the file at `path` is still the one that was read. */
  isStill(path: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a recording and reads it once, for its checksum. */
export async function openRecording(path: string): Promise<Recording> {
  // No link is followed and no pipe waited for: the folder is FreeSWITCH's, and FreeSWITCH writes plain files.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await readRecording(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readRecording(file: FileHandle): Promise<Recording> {
  const stat = await file.stat();
  if (!stat.isFile()) throw new Error("not a plain file");
  const layout = await readLayout(file, stat.size);
  const content = () => contentOf(file, layout);
  return {
    condition: layout.condition,
    bytes: layout.head.length + layout.to - layout.from,
    soundMilliseconds: layout.soundMilliseconds,
    endedAt: stat.mtime,
    sha256: await sha256Of(content()),
    content,
    isStill: async (path) => {
      const now = await statOf(path);
      return now.ino === stat.ino && now.size === stat.size && now.mtimeMs === stat.mtimeMs;
    },
    close: () => file.close(),
  };
}

/** What goes to S3: `head`, then the file from byte `from` up to `to`. */
interface Layout {
  readonly condition: Condition;
  readonly head: Buffer;
  readonly from: number;
  readonly to: number;
  readonly soundMilliseconds: number | undefined;
}

async function readLayout(file: FileHandle, size: number): Promise<Layout> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(waveHeaderRoom), 0, waveHeaderRoom, 0);
  const start = buffer.subarray(0, bytesRead);
  const header = readWaveHeader(start);
  const none = Buffer.alloc(0);
  if (header === undefined) {
    return { condition: "damaged", head: none, from: 0, to: size, soundMilliseconds: undefined };
  }
  const milliseconds = (soundBytes: number) => Math.round((soundBytes * 1000) / header.bytesPerSecond);
  if (isClosed(header, size)) {
    const soundMilliseconds = milliseconds(header.soundBytes);
    return { condition: "closed", head: none, from: 0, to: size, soundMilliseconds };
  }
  const soundBytes = soundBytesIn(header, size);
  return {
    condition: "repaired",
    head: correctHeader(start, header, size),
    from: header.bytes,
    to: header.bytes + soundBytes,
    soundMilliseconds: milliseconds(soundBytes),
  };
}

const chunkBytes = 256 * 1024;

async function* contentOf(file: FileHandle, { head, from, to }: Layout): AsyncGenerator<Buffer, void, void> {
  if (head.length > 0) yield head;
  for (let at = from; at < to; ) {
    const wanted = Math.min(chunkBytes, to - at);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, at);
    if (bytesRead === 0) throw new Error("the file became shorter");
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function sha256Of(content: AsyncGenerator<Buffer, void, void>): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of content) hash.update(chunk);
  return hash.digest();
}

async function statOf(path: string) {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await file.stat();
  } finally {
    await file.close();
  }
}
