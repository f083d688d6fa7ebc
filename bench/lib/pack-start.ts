/** How long policy packs take to start, beside an empty one on the same SDK. Runs alternate, so load hits all. */

import { spawn } from "node:child_process";
import path from "node:path";
import { median } from "./median";

const RUNS = 15;
const RATIO_GOAL = 1.15;
const checkout = path.join(__dirname, "..", "..");

/** @param packs folders; the first is the empty pack */
export async function measurePackStart(packs: readonly string[]): Promise<void> {
  for (const pack of packs) await startMilliseconds(pack); // once for the file cache
  const times = packs.map((): number[] => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [index, pack] of packs.entries()) times[index]?.push(await startMilliseconds(pack));
  }
  print(packs, times.map(median));
}

function print(packs: readonly string[], medians: readonly number[]): void {
  const base = medians[0] ?? 0;
  console.log(`Start of a policy pack until it prints its port, median of ${RUNS} alternating runs`);
  console.table(
    packs.map((pack, index) => {
      const milliseconds = medians[index] ?? 0;
      const ratio = milliseconds / base;
      return {
        pack: index === 0 ? "(empty)" : path.basename(pack),
        milliseconds: Math.round(milliseconds),
        "ratio to empty": ratio.toFixed(3),
        [`at most ${RATIO_GOAL}`]: ratio <= RATIO_GOAL ? "yes" : "no",
      };
    }),
  );
}

/** Starts the pack the way the engine does and stops the clock at the port. */
function startMilliseconds(pack: string): Promise<number> {
  const launcher = path.join(checkout, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack");
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [launcher, "127.0.0.1:1", pack], { cwd: pack });
    let errors = "";
    child.stderr.on("data", (text) => {
      errors += text;
    });
    child.stdout.once("data", (text) => {
      const milliseconds = performance.now() - start;
      child.kill("SIGKILL");
      if (/^\d+\n$/.test(String(text))) resolve(milliseconds);
      else reject(new Error(`${pack} printed more than its port: ${text}`));
    });
    child.once("exit", () => reject(new Error(`${pack} ended without a port: ${errors}`)));
  });
}
