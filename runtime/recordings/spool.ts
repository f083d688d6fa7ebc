import { mkdir, open, readdir, rename, stat, statfs, unlink } from "node:fs/promises";
import { join } from "node:path";
import { dropFacts, type Facts, keepFacts } from "./facts";
import { errorFields, log } from "./log";
import type { CallExists } from "./switch";
import { isClosed, readWaveHeader, waveHeaderRoom } from "./wave";

const callId = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const beingRecorded = new RegExp(`^(${callId})\\.wav$`);
const finished = new RegExp(`^(${callId})(?:\\.[0-9.]+)?\\.wav$`);

/** A recording that waits for its upload. */
export interface Finished {
  readonly path: string;
  readonly callId: string;
}

/**
 * The folder that FreeSWITCH records into, one file a call, by the call's id. A finished recording moves to `finished` below it:
 * in one step, so that it is whole in either place, and a later recording of the same name cannot write over it.
 */
export class Spool {
  private readonly finishedFolder: string;

  constructor(private readonly directory: string) {
    this.finishedFolder = join(directory, "finished");
  }

  async prepare(): Promise<void> {
    try {
      await mkdir(this.finishedFolder, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }

  /** Names of files that FreeSWITCH has, or had, open. */
  async names(): Promise<string[]> {
    const entries = await readdir(this.directory, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && beingRecorded.test(entry.name))
      .map(({ name }) => name);
  }

  /** What waits for its upload already. */
  async waiting(): Promise<Finished[]> {
    const names = (await readdir(this.finishedFolder)).sort();
    return names.flatMap((name) => this.asFinished(join(this.finishedFolder, name), name));
  }

  /** Whether nothing more will be written to a file: it is closed, or its call is over. */
  async isFinished(name: string, callExists: CallExists): Promise<boolean> {
    if (await this.isClosed(name)) return true;
    return (await callExists(name.slice(0, -".wav".length))) === false;
  }

  /**
   * Takes a file out of FreeSWITCH's reach; nothing where another look was faster, or FreeSWITCH dropped it as empty. Its facts go
   * first: who is killed in between finds them when it takes the file, which has the same name then.
   */
  async claim(name: string, facts: Facts | undefined): Promise<Finished | undefined> {
    const path = join(this.directory, name);
    try {
      const { mtimeMs } = await stat(path);
      const target = join(this.finishedFolder, name.replace(/wav$/, `${mtimeMs}.wav`));
      if (facts !== undefined) await keepFacts(target, facts);
      await rename(path, target);
      return this.asFinished(target, name)[0];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      // A full disk may have no room for a name either; uploading makes some.
      log("warning", "recording.not-moved", { file: name, ...errorFields(error) });
      return this.asFinished(path, name)[0];
    }
  }

  /** The recording goes last: without its facts it would be found again, and S3 has it with them already. */
  async remove(path: string): Promise<void> {
    await dropFacts(path);
    await unlink(path);
  }

  /** Share of the disk that is free, 0 to 1. */
  async free(): Promise<number> {
    const { bavail, blocks } = await statfs(this.directory);
    return blocks === 0 ? 1 : bavail / blocks;
  }

  private asFinished(path: string, name: string): Finished[] {
    const id = finished.exec(name)?.[1];
    return id === undefined ? [] : [{ path, callId: id }];
  }

  private async isClosed(name: string): Promise<boolean> {
    try {
      const file = await open(join(this.directory, name));
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(waveHeaderRoom), 0, waveHeaderRoom, 0);
        const header = readWaveHeader(buffer.subarray(0, bytesRead));
        return header !== undefined && isClosed(header, (await file.stat()).size);
      } finally {
        await file.close();
      }
    } catch (error) {
      log("warning", "recording.unreadable", { file: name, ...errorFields(error) });
      return false;
    }
  }
}
