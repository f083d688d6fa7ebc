/** What the header of a WAV file says. */
export interface WaveHeader {
  /** Where the sound begins. */
  readonly bytes: number;
  /** How much sound it says there is: 0 until FreeSWITCH closes the file. */
  readonly soundBytes: number;
  /** Position of that number. */
  readonly soundBytesAt: number;
  readonly bytesPerSecond: number;
  /** One sample of all channels. */
  readonly frameBytes: number;
}

/** Enough of a file's beginning for its header; FreeSWITCH's has 44 bytes. */
export const waveHeaderRoom = 4096;

/** The header at the beginning of a file, or nothing where it is none of uncompressed sound. */
export function readWaveHeader(start: Buffer): WaveHeader | undefined {
  if (start.length < 12 || start.toString("latin1", 0, 4) !== "RIFF") return undefined;
  if (start.toString("latin1", 8, 12) !== "WAVE") return undefined;
  let format: { bytesPerSecond: number; frameBytes: number } | undefined;
  for (let at = 12; at + 8 <= start.length; ) {
    const name = start.toString("latin1", at, at + 4);
    const length = start.readUInt32LE(at + 4);
    if (name === "fmt " && length >= 16 && at + 24 <= start.length) {
      format = { bytesPerSecond: start.readUInt32LE(at + 16), frameBytes: start.readUInt16LE(at + 20) };
    }
    if (name === "data") {
      if (format === undefined || format.bytesPerSecond === 0 || format.frameBytes === 0) return undefined;
      return { bytes: at + 8, soundBytes: length, soundBytesAt: at + 4, ...format };
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Whether FreeSWITCH has closed the file: only then does the header know how much sound there is. */
export function isClosed(header: WaveHeader, fileBytes: number): boolean {
  return header.soundBytes > 0 && header.bytes + header.soundBytes <= fileBytes;
}

/** The sound that is there, in whole samples. */
export function soundBytesIn(header: WaveHeader, fileBytes: number): number {
  const present = Math.max(0, fileBytes - header.bytes);
  return present - (present % header.frameBytes);
}

/** The header with the length that is really there; a file has no more than 4 GiB. */
export function correctHeader(start: Buffer, header: WaveHeader, fileBytes: number): Buffer {
  const soundBytes = soundBytesIn(header, fileBytes);
  const corrected = Buffer.from(start.subarray(0, header.bytes));
  corrected.writeUInt32LE(Math.min(0xff_ff_ff_ff, header.bytes - 8 + soundBytes), 4);
  corrected.writeUInt32LE(Math.min(0xff_ff_ff_ff, soundBytes), header.soundBytesAt);
  return corrected;
}
