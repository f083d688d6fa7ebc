/**
 * What a resource costs in the calls that the engine makes for it: Remediate, then Analyze. Runs alternate, and the fastest
 * of each counts: what the machine does besides can only add, and it adds more than a pack costs.
 */

import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzeRequest, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { closedResources } from "../../tests/engine/policy/states/closed";
import { urnAt } from "../../tests/engine/policy/states/state";

/** The shorter a run, the more of them it takes to meet a quiet moment. */
const RUNS_BY_SIZE = new Map([
  [200, 25],
  [1_000, 11],
  [4_000, 5],
]);
const SIZES = [...RUNS_BY_SIZE.keys()];
const GOAL_MILLISECONDS = 0.3;
const launcher = path.join(
  ...[__dirname, "..", "..", "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack"],
);

interface Pack {
  readonly name: string;
  readonly folder: string;
}

/** @param packs the first is the empty pack */
export async function measurePackCalls(packs: readonly Pack[]): Promise<void> {
  const requests = closedResources(Math.max(...SIZES)).map(({ type, inputs }, index) =>
    new AnalyzeRequest()
      .setType(type)
      .setUrn(urnAt(index, type))
      .setName(`thing-${index}`)
      .setProperties(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>))
      .setOptions(new AnalyzerResourceOptions()),
  );
  const times = packs.map(() => new Map<number, number[]>(SIZES.map((size) => [size, []])));
  for (const [size, runs] of RUNS_BY_SIZE) {
    for (let run = 0; run < runs; run++) {
      for (const [index, pack] of packs.entries()) {
        times[index]?.get(size)?.push(await millisecondsEach(pack.folder, requests.slice(0, size)));
      }
    }
  }
  print(packs, times);
}

/** A fresh pack each time, as each operation of an engine starts one. */
async function millisecondsEach(folder: string, requests: readonly AnalyzeRequest[]): Promise<number> {
  const pack = spawn(process.execPath, [launcher, "127.0.0.1:1", folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const client = new AnalyzerClient(`127.0.0.1:${await portOf(pack)}`, credentials.createInsecure());
    const started = performance.now();
    for (const request of requests) {
      await call((done) => client.remediate(request, done));
      await call((done) => client.analyze(request, done));
    }
    const milliseconds = (performance.now() - started) / requests.length;
    client.close();
    return milliseconds;
  } finally {
    pack.kill("SIGKILL");
  }
}

function portOf({ stdout }: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    stdout?.once("data", (text) => resolve(Number(text)));
    stdout?.once("end", () => reject(new Error("a pack ended without a port")));
  });
}

function call(make: (done: (error: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    make((error) => (error ? reject(error) : resolve()));
  });
}

function print(packs: readonly Pack[], times: readonly ReadonlyMap<number, readonly number[]>[]): void {
  const each = (index: number, size: number) => Math.min(...(times[index]?.get(size) ?? []));
  console.log(`Milliseconds a resource in the engine's calls of a pack, fastest of alternating runs`);
  console.table(
    packs.flatMap(({ name }, index) =>
      SIZES.map((size) => {
        const above = each(index, size) - each(0, size);
        return {
          pack: name,
          resources: size,
          "ms a resource": each(index, size).toFixed(2),
          "above the empty pack": above.toFixed(2),
          [`at most ${GOAL_MILLISECONDS}`]: name === "all" ? (above <= GOAL_MILLISECONDS ? "yes" : "no") : "",
        };
      }),
    ),
  );
}
