/** CPU and memory of a daemon: of all processes of the group that it leads. */
import { readdirSync, readFileSync } from "node:fs";

function membersOf(group: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === group);
}

function groupOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat === "" ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
}

/** Microseconds on a CPU since the start; by the scheduler's own count, which knows no ticks. */
export function cpuMicroseconds(group: number): number {
  const nanoseconds = membersOf(group)
    .flatMap(threadsOf)
    .map((task) => Number(read(`${task}/schedstat`).split(" ")[0]));
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1000;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
  } catch {
    return []; // it ended a moment ago
  }
}

/** Memory that would be free if the group ended: shared pages count once. */
export function proportionalBytes(group: number): number {
  const kibibytes = membersOf(group).map((pid) =>
    Number(/^Pss: +(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return kibibytes.reduce((sum, one) => sum + one, 0) * 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // it ended a moment ago
  }
}
