import * as fs from "node:fs";
import * as path from "node:path";
import type { Sandbox } from "./support";

/** A process of the sandbox, as /proc shows it. */
export interface Process {
  pid: number;
  command: string;
}

/** The processes that belong to a sandbox: its folder is in their environment. */
export function processesOf(sandbox: Sandbox): Process[] {
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const environment = fs.readFileSync(`/proc/${pid}/environ`, "utf8");
      if (!environment.includes(`OFFLINE_AWS_STATE=${sandbox.cloud}`)) return [];
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      return [{ pid: Number(pid), command }];
    } catch {
      return []; // it ended a moment ago
    }
  });
}

const commands = {
  engine: /pulumi (up|destroy) /,
  provider: /offline\/plugin\.js (serve|aws)/,
  cells: /cli\/bin\.js /,
};

export type Victim = keyof typeof commands;

export function find(sandbox: Sandbox, victim: Victim): Process | undefined {
  return processesOf(sandbox).find(({ command }) => commands[victim].test(command));
}

/** Waits until something is so; a limit far above what it takes ends a test that hangs. */
export async function until<Value>(what: string, probe: () => Value | undefined | false): Promise<Value> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Number of resources in the offline AWS, by its files. */
export function resourceCount(sandbox: Sandbox): number {
  const folder = path.join(sandbox.cloud, "resources");
  if (!fs.existsSync(folder)) return 0;
  return fs.readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".json")).length;
}

/** A small generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
