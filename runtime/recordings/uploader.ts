import { setTimeout as sleep } from "node:timers/promises";
import { type Facts, readFacts } from "./facts";
import { errorFields, log } from "./log";
import { openRecording, type Recording } from "./recording";
import type { Settings } from "./settings";
import { type Finished, Spool } from "./spool";
import { type Metadata, Store } from "./store";
import { Switch } from "./switch";

/** Uploads at the same time. */
const lanes = 8;
/** Below this share of free disk, the log says so at every sweep. */
const scarce = 0.1;
/** How much less sound than FreeSWITCH counted is a loss and not the last packet. */
const toleranceMilliseconds = 200;

interface Work extends Finished {
  /** As FreeSWITCH told this process; what it told an earlier one lies beside the recording. */
  readonly facts: Facts | undefined;
  attempts: number;
  state: "due" | "running" | "pausing";
}

/**
 * Brings finished recordings to S3 and deletes them here once S3 has confirmed them. What it must know is on disk, so it can be
 * killed at any moment: what is still there is uploaded again, under the same key.
 */
export class Uploader {
  private readonly spool: Spool;
  private readonly store: Store;
  private readonly switch: Switch;
  private readonly work = new Map<string, Work>();

  constructor(private readonly settings: Settings) {
    this.spool = new Spool(settings.directory);
    this.store = new Store(settings);
    this.switch = new Switch(settings, (name, facts) => void this.claim(name, facts));
  }

  /** Returns once `stopping` is aborted and all that is finished is uploaded; `false` when some of it could not be. */
  async run(stopping: AbortSignal): Promise<boolean> {
    await this.spool.prepare();
    log("info", "uploader.started", { directory: this.settings.directory, bucket: this.settings.bucket });
    while (!stopping.aborted) {
      await this.sweep();
      await pause(this.settings.sweepSeconds * 1_000, stopping);
    }
    return this.flush();
  }

  /** Everything that is finished here, whoever noticed or did not. */
  private async sweep(): Promise<void> {
    try {
      for (const finished of await this.spool.waiting()) this.take(finished, undefined);
      const names = await this.spool.names();
      const callExists = await this.switch.look();
      for (const name of names) {
        if (await this.spool.isFinished(name, callExists)) await this.claim(name, undefined);
      }
      const free = await this.spool.free();
      if (free < scarce) log("error", "disk.scarce", { freePercent: Math.round(free * 100) });
    } catch (error) {
      log("error", "sweep.failed", errorFields(error));
    }
  }

  private async flush(): Promise<boolean> {
    log("info", "uploader.stopping");
    const last = Date.now() + this.settings.flushSeconds * 1_000;
    for (;;) {
      await this.sweep();
      if (this.work.size === 0 || Date.now() > last) break;
      await pause(Math.min(1_000, this.settings.sweepSeconds * 1_000));
    }
    this.switch.close();
    log(this.work.size === 0 ? "info" : "error", "uploader.stopped", { left: this.work.size });
    return this.work.size === 0;
  }

  private async claim(name: string, facts: Facts | undefined): Promise<void> {
    const finished = await this.spool.claim(name, facts);
    if (finished !== undefined) this.take(finished, facts);
  }

  private take(finished: Finished, facts: Facts | undefined): void {
    if (this.work.has(finished.path)) return;
    this.work.set(finished.path, { ...finished, facts, attempts: 0, state: "due" });
    this.startDue();
  }

  private startDue(): void {
    const all = [...this.work.values()];
    const running = all.filter(({ state }) => state === "running").length;
    for (const work of all.filter(({ state }) => state === "due").slice(0, lanes - running)) {
      void this.attempt(work);
    }
  }

  private async attempt(work: Work): Promise<void> {
    work.state = "running";
    work.attempts += 1;
    try {
      const done = await this.upload(work);
      if (done) this.work.delete(work.path);
      else work.state = "due";
    } catch (error) {
      // Another look has moved it.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") this.work.delete(work.path);
      else this.retryLater(work, error);
    }
    this.startDue();
  }

  /** `false` when the file changed meanwhile, and has to go again. */
  private async upload({ path, callId, attempts, ...work }: Work): Promise<boolean> {
    const facts = work.facts ?? (await readFacts(path));
    const recording = await openRecording(path);
    try {
      const key = this.store.key(callId, recording);
      const isNew = await this.store.put(key, recording, metadataOf(recording, facts));
      const { bytes, condition, soundMilliseconds } = recording;
      const fields = { key, bytes, condition, soundMilliseconds, cause: facts?.cause, attempts, isNew };
      log(isLossy(recording, facts) ? "warning" : "info", "recording.uploaded", fields);
      if (!(await recording.isStill(path))) return false;
      await this.spool.remove(path);
      return true;
    } finally {
      await recording.close();
    }
  }

  private retryLater(work: Work, error: unknown): void {
    work.state = "pausing";
    const milliseconds = retryPause(work.attempts, this.settings.maximumPauseSeconds * 1_000, Math.random());
    const { path, attempts } = work;
    const fields = { file: path, attempts, retryInSeconds: milliseconds / 1_000, ...errorFields(error) };
    log(attempts < 5 ? "warning" : "error", "recording.not-uploaded", fields);
    setTimeout(() => {
      work.state = "due";
      this.startDue();
    }, milliseconds);
  }
}

/** Between half and all of a pause that doubles: a fleet whose S3 comes back does not come back all at once. */
export function retryPause(attempts: number, maximumMilliseconds: number, random: number): number {
  const full = Math.min(maximumMilliseconds, 500 * 2 ** Math.min(attempts, 20));
  return Math.round(full * (0.5 + random / 2));
}

/** Whether there is less than FreeSWITCH recorded. On hold it records nothing, and counts nothing. */
function isLossy({ condition, soundMilliseconds }: Recording, facts: Facts | undefined): boolean {
  if (condition !== "closed" || facts?.cause === "uri-failure") return true;
  return (facts?.milliseconds ?? 0) > (soundMilliseconds ?? 0) + toleranceMilliseconds;
}

function metadataOf(recording: Recording, facts: Facts | undefined): Metadata {
  const metadata = {
    condition: recording.condition,
    complete: String(!isLossy(recording, facts)),
    "sound-milliseconds": recording.soundMilliseconds?.toString(),
    "recorded-milliseconds": facts?.milliseconds?.toString(),
    cause: facts?.cause,
    correlation: facts?.correlation,
  };
  return Object.fromEntries(
    Object.entries(metadata).filter((pair): pair is [string, string] =>
      /^[\w.@-]{1,128}$/.test(pair[1] ?? ""),
    ),
  );
}

/** Ends early when the signal comes. */
function pause(milliseconds: number, stopping?: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal: stopping }).catch(() => {});
}
