import { Readable } from "node:stream";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Recording } from "./recording";
import type { Settings } from "./settings";

/** Facts about a recording that its object carries. */
export type Metadata = Readonly<Record<string, string>>;

/** S3, by the one right that the switches have there: putting objects under their prefix. */
export class Store {
  private readonly client: S3Client;

  constructor(private readonly settings: Pick<Settings, "bucket" | "prefix" | "region" | "silenceSeconds">) {
    this.client = new S3Client({
      region: settings.region,
      // A stream can be sent once only: who calls tries again, with the file read anew.
      maxAttempts: 1,
      // Left to itself it writes to the console, into the lines of JSON; what it would say comes as an error too.
      logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
      requestHandler: { connectionTimeout: 5_000, socketTimeout: settings.silenceSeconds * 1_000 },
    });
  }

  /**
   * Where a recording goes: day of its end, id of the call, beginning of its checksum. So the same recording always has the same
   * key, and no two recordings share one. Nothing in it is a caller's.
   */
  key(callId: string, recording: Pick<Recording, "endedAt" | "sha256">): string {
    const day = recording.endedAt.toISOString().slice(0, 10).replaceAll("-", "/");
    return `${this.settings.prefix}${day}/${callId}-${recording.sha256.toString("hex").slice(0, 16)}.wav`;
  }

  /**
   * Returns once S3 has confirmed it. `false` when the object was there already, from an attempt whose answer never came.
   *
   * @throws Error when anything else came back, or nothing.
   */
  async put(key: string, recording: Recording, metadata: Metadata): Promise<boolean> {
    const checksum = recording.sha256.toString("base64");
    try {
      const answer = await this.client.send(
        new PutObjectCommand({
          Bucket: this.settings.bucket,
          Key: key,
          Body: Readable.from(recording.content(), { objectMode: false }),
          ContentLength: recording.bytes,
          ContentType: "audio/wav",
          ChecksumAlgorithm: "SHA256",
          ChecksumSHA256: checksum,
          // Nobody ever writes over a recording.
          IfNoneMatch: "*",
          Metadata: { ...metadata },
        }),
      );
      if (answer.ChecksumSHA256 !== checksum) throw new WrongChecksum();
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "PreconditionFailed") return false;
      throw error;
    }
  }
}

function silent(): void {}

/** S3 answered with the checksum of something else. */
export class WrongChecksum extends Error {
  override readonly name = "WrongChecksum";
}
