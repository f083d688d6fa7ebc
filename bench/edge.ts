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
import { median } from "./lib/median";
import { StockEdge } from "./lib/stock-edge";

const rates = [50, 100, 150];
const roundSeconds = 6;
/** Pairs of rounds at each rate; the order changes from one to the next. */
const pairsPerRate = 9;
const users = 100;
const workers = 2;
const goal = 1.1;

interface Proxy {
  readonly name: "ours" | "stock";
  readonly group: number;
  readonly callers: readonly Caller[];
}

interface Usage {
  readonly microseconds: number;
  readonly failed: number;
}

/** Two rounds one after the other, so that what else the machine does hits both. */
interface Pair {
  readonly rate: number;
  readonly ours: Usage;
  readonly stock: Usage;
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

  const pairs: Pair[] = [];
  for (const rate of rates) {
    for (let index = 0; index < pairsPerRate; index++) {
      const oursFirst = index % 2 === 0;
      const first = await round(oursFirst ? ours : theirs, rate);
      const second = await round(oursFirst ? theirs : ours, rate);
      pairs.push(oursFirst ? { rate, ours: first, stock: second } : { rate, ours: second, stock: first });
    }
  }
  print(pairs, browserKiB);
}

/** Each user has an address of its own, as browsers have. */
function register(proxy: { readonly address: string }): Promise<Caller[]> {
  const indexes = Array.from({ length: users }, (_, index) => index);
  return Promise.all(indexes.map((index) => Caller.register(proxy, `user${index}`, `198.51.100.${index}`)));
}

async function round({ group, callers }: Proxy, rate: number): Promise<Usage> {
  const before = cpuMicroseconds(group);
  const { calls, failed } = await load(callers, rate, roundSeconds);
  return { failed, microseconds: (cpuMicroseconds(group) - before) / calls };
}

function print(pairs: readonly Pair[], browserKiB: number): void {
  console.log("\nCPU of Kamailio a call (INVITE, 200, ACK, BYE by WebSocket, RTPEngine in both)");
  console.log(`Medians of ${pairsPerRate} pairs of rounds at each rate`);
  console.table([
    ...rates.map((rate) =>
      row(
        rate,
        pairs.filter((pair) => pair.rate === rate),
      ),
    ),
    row("all", pairs),
  ]);
  const ratio = median(pairs.map(ratioOf));
  console.log(`At most ${goal} with every check on: ${ratio <= goal ? "yes" : "no"} (${ratio.toFixed(2)})`);
  console.log(`Memory of a registered browser: ${Math.round(browserKiB)} KiB (mean of ${users})`);
}

const ratioOf = ({ ours, stock }: Pair): number => ours.microseconds / stock.microseconds;

function row(rate: number | "all", pairs: readonly Pair[]) {
  const ratios = pairs.map(ratioOf).sort((a, b) => a - b);
  const failures = (name: Proxy["name"]) => pairs.reduce((sum, pair) => sum + pair[name].failed, 0);
  return {
    "calls a second": rate,
    "ours µs": Math.round(median(pairs.map(({ ours }) => ours.microseconds))),
    "stock µs": Math.round(median(pairs.map(({ stock }) => stock.microseconds))),
    ratio: median(ratios).toFixed(2),
    lowest: ratios[0]?.toFixed(2),
    highest: ratios.at(-1)?.toFixed(2),
    "ours failed": failures("ours"),
    "stock failed": failures("stock"),
  };
}
