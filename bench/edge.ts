/** What a call and a registered browser cost the edge, beside Debian's own Kamailio configuration doing the same job. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { edgeDefaults } from "../runtime/edge-values";
import { addresses } from "../tests/call/harness/addresses";
import { Edge, testTiming } from "../tests/call/harness/edge";
import { Relay } from "../tests/call/harness/relay";
import { Answerer, Caller, load } from "./lib/call-load";
import { cpuMicroseconds, proportionalBytes } from "./lib/group-usage";
import { inNetwork } from "./lib/in-namespace";
import { StockEdge } from "./lib/stock-edge";

const rates = [50, 100, 150];
const roundSeconds = 6;
/** Rounds of each configuration at each rate; the order changes from one to the next. */
const rounds = 4;
const users = 100;
const workers = 2;
const goal = 1.1;

interface Proxy {
  readonly name: "ours" | "stock";
  readonly group: number;
  readonly callers: readonly Caller[];
}

interface Round {
  readonly name: Proxy["name"];
  readonly rate: number;
  readonly failed: number;
  readonly microseconds: number;
}

export default function measureEdge(): Promise<void> {
  return inNetwork("edge", async () => {
    const directory = mkdtempSync(join(tmpdir(), "bench-edge-"));
    const relay = new Relay(0, directory, { from: 20_000, to: 59_999 });
    const answerer = new Answerer(addresses.switches[0]);
    const edge = new Edge(0, directory, {
      switches: [answerer.address],
      relays: [relay.address],
      values: {
        process: { sipWorkers: workers, webSocketWorkers: workers, maximumConnections: 2048 },
        timing: { ...testTiming, probeSeconds: edgeDefaults.timing.probeSeconds },
        // Every check is on; only what a hundred users may do is as much as the load of a whole cell.
        limits: { ...edgeDefaults.limits, callsPerUserAndMinute: 1_000_000, simultaneousCallsPerUser: 1000 },
        recordCalls: false,
      },
    });
    const stock = new StockEdge(directory, { address: addresses.edges[1], relay: relay.address, workers });
    try {
      await Promise.all([relay.ready(), edge.healthy(), stock.ready()]);
      await measure(edge, stock, answerer);
    } finally {
      await Promise.all([edge.kill(), stock.stop(), relay.kill()]);
      answerer.close();
      rmSync(directory, { recursive: true });
    }
  });
}

async function measure(edge: Edge, stock: StockEdge, answerer: Answerer): Promise<void> {
  const before = proportionalBytes(edge.group);
  const ours = { name: "ours", group: edge.group, callers: await register(edge) } as const;
  const browserKiB = (proportionalBytes(edge.group) - before) / users / 1024;
  answerer.register("100", stock.address);
  const theirs = { name: "stock", group: stock.group, callers: await register(stock) } as const;
  await Promise.all([ours, theirs].map(({ callers }) => load(callers, 20, 2))); // warm

  const table: Round[] = [];
  for (const rate of rates) {
    for (let index = 0; index < rounds; index++) {
      const order = index % 2 === 0 ? [ours, theirs] : [theirs, ours];
      for (const proxy of order) table.push(await round(proxy, rate));
    }
  }
  print(table, browserKiB);
}

/** Each user has an address of its own, as browsers have. */
function register(proxy: { readonly address: string }): Promise<Caller[]> {
  const indexes = Array.from({ length: users }, (_, index) => index);
  return Promise.all(indexes.map((index) => Caller.register(proxy, `user${index}`, `198.51.100.${index}`)));
}

async function round({ name, group, callers }: Proxy, rate: number): Promise<Round> {
  const before = cpuMicroseconds(group);
  const { calls, failed } = await load(callers, rate, roundSeconds);
  return { name, rate, failed, microseconds: (cpuMicroseconds(group) - before) / calls };
}

function print(table: readonly Round[], browserKiB: number): void {
  const median = (name: Proxy["name"], rate: number) => {
    const sorted = table
      .filter((one) => one.name === name && one.rate === rate)
      .map(({ microseconds }) => microseconds)
      .sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  };
  const failures = (name: Proxy["name"], rate: number) =>
    table
      .filter((one) => one.name === name && one.rate === rate)
      .reduce((sum, { failed }) => sum + failed, 0);
  console.log(
    `\nCPU of Kamailio a call (INVITE, 200, ACK, BYE by WebSocket, RTPEngine in both), median of ${rounds} rounds`,
  );
  console.table(
    rates.map((rate) => ({
      "calls a second": rate,
      "ours µs": Math.round(median("ours", rate)),
      "stock µs": Math.round(median("stock", rate)),
      ratio: (median("ours", rate) / median("stock", rate)).toFixed(2),
      "ours failed": failures("ours", rate),
      "stock failed": failures("stock", rate),
    })),
  );
  const worst = Math.max(...rates.map((rate) => median("ours", rate) / median("stock", rate)));
  console.log(`At most ${goal} with every check on: ${worst <= goal ? "yes" : "no"} (${worst.toFixed(2)})`);
  console.log(`Memory of a registered browser: ${Math.round(browserKiB)} KiB (mean of ${users})`);
}
