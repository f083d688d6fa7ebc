import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../../call/harness/wait";
import { BadNetwork } from "./bad-network";
import { FreeSwitch } from "./freeswitch";
import type { S3, StoredObject } from "./s3";
import { UploaderProcess } from "./uploader";

const password = "event-socket-password-of-this-boot";

/** A switch's disk, its FreeSWITCH, its uploader and its way to S3. */
export class Machine {
  readonly directory: string;
  readonly freeSwitch: FreeSwitch;
  readonly network: BadNetwork;
  readonly bucket: string;
  readonly passwordFile: string;
  private readonly root: string;
  private readonly uploaders: UploaderProcess[] = [];

  private constructor(
    private readonly s3: S3,
    private readonly program: string,
  ) {
    this.root = mkdtempSync(join(tmpdir(), "recordings-"));
    this.directory = join(this.root, "recordings");
    this.bucket = `recordings-${process.pid}-${Machine.count++}`;
    this.passwordFile = join(this.root, "event-socket");
    this.freeSwitch = new FreeSwitch(password, this.directory);
    this.network = new BadNetwork(s3.port);
  }

  private static count = 0;

  static async start(s3: S3, program: string): Promise<Machine> {
    const machine = new Machine(s3, program);
    chmodSync(machine.root, 0o755);
    mkdirSync(machine.directory);
    writeFileSync(machine.passwordFile, password);
    if (process.getuid?.() === 0) chownSync(machine.directory, 65_534, 65_534);
    await machine.network.start();
    await machine.freeSwitch.start();
    await s3.createBucket(machine.bucket);
    return machine;
  }

  startUploader(
    environment: Readonly<Record<string, string>> = {},
    wrap?: (command: string[]) => string[],
  ): UploaderProcess {
    const uploader = new UploaderProcess({
      program: this.program,
      directory: this.directory,
      bucket: this.bucket,
      s3Port: this.network.port,
      eventSocketPort: this.freeSwitch.port,
      passwordFile: this.passwordFile,
      environment,
      ...(wrap === undefined ? {} : { wrap }),
    });
    this.uploaders.push(uploader);
    return uploader;
  }

  /** Writes what FreeSWITCH would have; a call that goes on is one that FreeSWITCH knows. */
  write(callId: string, content: Buffer, name = `${callId}.wav`): string {
    const path = join(this.directory, name);
    writeFileSync(path, content, { mode: 0o600 });
    if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534);
    return path;
  }

  /** Recordings on this disk, wherever they are. */
  files(): string[] {
    const names = readdirSync(this.directory, { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".wav"));
  }

  objects(): Promise<StoredObject[]> {
    return this.s3.objects(this.bucket);
  }

  /** Waits until the disk is empty, and gives what S3 has. */
  async emptied(): Promise<StoredObject[]> {
    await until("all recordings are uploaded", () => this.files().length === 0);
    return this.objects();
  }

  async stop(): Promise<void> {
    await Promise.all(this.uploaders.map((uploader) => uploader.stop("SIGKILL")));
    await this.freeSwitch.stop();
    this.network.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}
