/**
 * One lock for a state directory, between processes: held for the milliseconds of a read-check-write.
 *
 * The lock is a hard link: making it is atomic and fails when it exists. It names its owner by process id and start time,
 * so that a lock whose owner was killed is taken over at once, also after the process id was used again. Breaking a dead lock
 * is itself guarded by a second link, or two waiters could both break it and the later one break the earlier one's new lock.
 */
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Owner {
  readonly pid: number;
  /** Clock ticks since boot, from /proc; empty where there is no /proc. */
  readonly started: string;
  readonly token: string;
}

const guardLifetimeMillis = 5_000;
const longestWaitMillis = 60_000;

export class Lock {
  readonly #path: string;
  readonly #guard: string;
  readonly #own: string;
  readonly #owner: Owner = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  /** Callers of this process stand in line here, so that only one of them competes for the file. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(directory: string) {
    this.#path = join(directory, "lock");
    this.#guard = join(directory, "lock.breaking");
    this.#own = join(directory, `lock.${this.#owner.token}`);
  }

  /** Runs `work`, which must be synchronous, while no other process holds the lock. */
  hold<T>(work: () => T): Promise<T> {
    const turn = this.#line.then(async () => {
      await this.#acquire();
      try {
        return work();
      } finally {
        remove(this.#path);
      }
    });
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  async #acquire(): Promise<void> {
    const deadline = Date.now() + longestWaitMillis;
    writeFileSync(this.#own, JSON.stringify(this.#owner), { mode: 0o600 });
    try {
      for (let waitMillis = 1; !this.#link(this.#path); waitMillis = Math.min(waitMillis * 2, 20)) {
        if (this.#breakIfDead()) continue;
        if (Date.now() > deadline) {
          throw new Error(
            `${this.#path} has been held for ${longestWaitMillis / 1000} s by process ${this.#read()?.pid}: end that process, or remove the file if it is none of yours`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, waitMillis + Math.random() * waitMillis));
      }
    } finally {
      remove(this.#own);
    }
  }

  #link(to: string): boolean {
    try {
      linkSync(this.#own, to);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  }

  #breakIfDead(): boolean {
    const owner = this.#read();
    if (owner === undefined || isAlive(owner)) return false;
    if (!this.#link(this.#guard)) {
      if (ageMillis(this.#guard) > guardLifetimeMillis) remove(this.#guard);
      return false;
    }
    try {
      if (this.#read()?.token === owner.token) remove(this.#path);
    } finally {
      remove(this.#guard);
    }
    return true;
  }

  #read(): Owner | undefined {
    try {
      return JSON.parse(readFileSync(this.#path, "utf8"));
    } catch {
      return undefined;
    }
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  return owner.started === "" || startOf(owner.pid) === owner.started;
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces, so count from behind its bracket. A zombie counts as dead. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? "zombie" : (fields[19] ?? "");
  } catch {
    return "";
  }
}

function ageMillis(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
