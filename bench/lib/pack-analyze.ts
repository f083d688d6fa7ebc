/** What a resource costs in `pulumi policy analyze --file`, by pack and size of the state. Runs alternate; the fastest counts. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closedResources } from "../../tests/engine/policy/states/closed";
import { stateOf } from "../../tests/engine/policy/states/state";
import { findEngine } from "../../toolchain/engine";
import { offlineEnvironment } from "../../toolchain/offline";
import { measure } from "./process-tree";

const RUNS = 5;
const SIZES = [200, 1_000, 4_000] as const;
/** A run with this state costs what starting costs: it is taken off the others. */
const SMALLEST = 1;
/** Time a resource may grow by this factor from the smaller to the larger state and still count as linear. */
const LINEAR = 1.25;

interface Pack {
  readonly name: string;
  readonly folder: string;
}

/** A run on each size of state: CPU of engine and pack together, and by the clock. */
type Times = Map<number, { cpu: number[]; wall: number[] }>;

/** @param packs the first is the empty pack */
export async function measurePackAnalyze(packs: readonly Pack[]): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), "bench-analyze-"));
  try {
    const sizes = [SMALLEST, ...SIZES];
    for (const size of sizes) writeFileSync(stateFile(root, size), stateOf(closedResources(size)));
    const times = packs.map((): Times => new Map(sizes.map((size) => [size, { cpu: [], wall: [] }])));
    for (let run = 0; run < RUNS; run++) {
      for (const size of sizes) {
        for (const [index, pack] of packs.entries()) {
          const { cpu, wall } = await analyze(root, pack, size);
          times[index]?.get(size)?.cpu.push(cpu);
          times[index]?.get(size)?.wall.push(wall);
        }
      }
    }
    print(packs, times);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const stateFile = (root: string, size: number): string => path.join(root, `state-${size}.json`);

async function analyze(root: string, pack: Pack, size: number): Promise<{ cpu: number; wall: number }> {
  const { env } = offlineEnvironment({ root });
  const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const args = ["policy", "analyze", "--json", "--policy-pack", pack.folder, "--file", stateFile(root, size)];
  const usage = await measure(["env", ...assignments, findEngine().pulumi, ...args], () => "all");
  if (!usage.stdout.includes('"summaryEvent"'))
    throw new Error(`${pack.name} did not judge: ${usage.stdout}`);
  return { cpu: (usage.cpuSeconds.all ?? 0) * 1_000, wall: usage.wallSeconds * 1_000 };
}

function print(packs: readonly Pack[], times: readonly Times[]): void {
  const perResource = (index: number, size: number, clock: "cpu" | "wall"): number => {
    const of = (which: number) => Math.min(...(times[index]?.get(which)?.[clock] ?? []));
    return (of(size) - of(SMALLEST)) / (size - SMALLEST);
  };
  console.log(
    `Milliseconds a resource in pulumi policy analyze, start-up taken off, fastest of ${RUNS} alternating runs`,
  );
  console.table(
    packs.flatMap(({ name }, index) =>
      SIZES.map((size) => {
        const cpu = perResource(index, size, "cpu");
        const above = cpu - perResource(0, size, "cpu");
        return {
          pack: name,
          resources: size,
          "by the clock": perResource(index, size, "wall").toFixed(2),
          "CPU of engine and pack": cpu.toFixed(2),
          "CPU above the empty pack": above.toFixed(2),
          linear: cpu <= perResource(index, SIZES[0], "cpu") * LINEAR ? "yes" : "no",
        };
      }),
    ),
  );
}
