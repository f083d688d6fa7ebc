/** CPU and memory of a command and all that it starts, sampled from /proc. */
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What one run of a command took. */
export interface Usage {
  wallSeconds: number;
  /** CPU of every process by its kind. */
  cpuSeconds: Record<string, number>;
  /** Largest sum of resident memory over all processes. */
  peakMiB: number;
  stdout: string;
  code: number | null;
}

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const sampleMs = 20;

/** Runs a command; `kindOf` names a process by its command line. */
export function measure(command: string[], kindOf: (commandLine: string) => string): Promise<Usage> {
  const [file = "", ...args] = command;
  const started = performance.now();
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ticks = new Map<number, { kind: string; ticks: number }>();
  let peakBytes = 0;
  const sample = () => {
    const tree = child.pid === undefined ? [] : processTree(child.pid);
    for (const { pid, commandLine, cpuTicks } of tree) {
      const kind = commandLine === "" ? ticks.get(pid)?.kind : kindOf(commandLine); // one that has ended has lost its own
      if (kind !== undefined) ticks.set(pid, { kind, ticks: cpuTicks });
    }
    peakBytes = Math.max(
      peakBytes,
      tree.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
    );
  };
  const timer = setInterval(sample, sampleMs);
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(timer);
      const wallSeconds = (performance.now() - started) / 1000;
      resolve({
        wallSeconds,
        cpuSeconds: byKind([...ticks.values()]),
        peakMiB: peakBytes / 2 ** 20,
        stdout,
        code,
      });
    });
  });
}

function byKind(processes: readonly { kind: string; ticks: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, ticks } of processes) sums[kind] = (sums[kind] ?? 0) + ticks / ticksPerSecond;
  return sums;
}

interface Sampled {
  pid: number;
  parent: number;
  commandLine: string;
  cpuTicks: number;
  residentBytes: number;
}

function processTree(root: number): Sampled[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? sampleOf(Number(name)) : []));
  const inside = new Set([root]);
  // children have larger ids than their parents but for the rare wrap of ids
  for (const { pid, parent } of all.sort((a, b) => a.pid - b.pid)) if (inside.has(parent)) inside.add(pid);
  return all.filter(({ pid }) => inside.has(pid));
}

function sampleOf(pid: number): Sampled[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [parent, user, system, pages] = [1, 11, 12, 21].map((index) => Number(fields[index])) as [
      number,
      number,
      number,
      number,
    ];
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return [{ pid, parent, commandLine, cpuTicks: user + system, residentBytes: pages * 4096 }];
  } catch {
    return []; // it ended a moment ago
  }
}
