import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { type FileBackend, lockDirectory } from "./backend";

/** One lock of the file backend: who is, or was, changing a stack. */
export interface Lock {
  file: string;
  pid: number;
  username: string;
  hostname: string;
  timestamp: string;
}

/** What this machine knows about a process. */
export interface ProcessFacts {
  hostname: string;
  /** Name of the program that runs under a process id here, or nothing when there is none. */
  programOf(pid: number): string | undefined;
}

export const thisMachine: ProcessFacts = { hostname: hostname(), programOf };

/** Locks on a stack, oldest first. */
export function locksOf(backend: FileBackend, stack: string): Lock[] {
  const directory = lockDirectory(backend, stack);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .map((file) => readLock(join(directory, file)))
    .filter((lock) => lock !== undefined)
    .sort((a, b) => a.timestamp.localeCompare(b.timestamp));
}

/**
 * A lock is stale when its owner ran on this machine and is gone: no process has its id, or the id went to another program.
 * Of a lock from another machine nothing is known here, so it is never stale.
 */
export function isStale(lock: Lock, machine: ProcessFacts = thisMachine): boolean {
  if (lock.hostname !== machine.hostname) return false;
  const program = machine.programOf(lock.pid);
  return program === undefined || !program.startsWith("pulumi");
}

/** Removes a stale lock, as `pulumi cancel` would. */
export function clearLock(lock: Lock): void {
  rmSync(lock.file, { force: true });
  rmSync(`${lock.file}.attrs`, { force: true });
}

/** `process 812 of ann on build-3, since 2026-03-01 10:20 UTC` */
export function ownerOf(lock: Lock): string {
  const since = new Date(lock.timestamp).toISOString().slice(0, 16).replace("T", " ");
  return `process ${lock.pid} of ${lock.username} on ${lock.hostname}, since ${since} UTC`;
}

function readLock(file: string): Lock | undefined {
  try {
    return { ...JSON.parse(readFileSync(file, "utf8")), file };
  } catch {
    // the owner removed it a moment ago, or died while writing it: then it has no owner to wait for
    return existsSync(file)
      ? { file, pid: 0, username: "unknown", hostname: hostname(), timestamp: new Date(0).toISOString() }
      : undefined;
  }
}

function programOf(pid: number): string | undefined {
  if (pid <= 0) return undefined;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return existsSync("/proc/self") ? undefined : livingProgram(pid);
  }
}

/** Where there is no /proc: whether the process lives is all that can be asked. */
function livingProgram(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return "pulumi";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "pulumi" : undefined;
  }
}
