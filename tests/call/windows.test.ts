import assert from "node:assert/strict";
import { freshAddress, limits } from "./attacks/attack";
import { Cell, credential } from "./harness/cell";
import { Edge } from "./harness/edge";
import { RawClient, request } from "./harness/raw-client";
import { sleep } from "./harness/wait";

const windowSeconds = 2;
const most = 5;

/** What an address may do `most` times in a window, and how the edge takes it: the status, 0 for a closed connection. */
const events: Readonly<Record<string, (edge: Edge, forwardedFor: string) => Promise<number>>> = {
  handshakes: async (edge, forwardedFor) => {
    const client = await RawClient.open(edge, { forwardedFor });
    client.close();
    return client.status;
  },
  requests: async (edge, forwardedFor) => {
    const client = await RawClient.open(edge, { forwardedFor });
    const status = await client.outcome(request("OPTIONS"));
    client.close();
    return status;
  },
  failures: async (edge, forwardedFor) => {
    const client = await RawClient.open(edge, { forwardedFor });
    const wrong = { ...credential("alice"), password: "guess" };
    const status = await client.prove(request("REGISTER", { user: "alice" }), wrong);
    client.close();
    return status;
  },
};

const limitOf: Readonly<Record<string, string>> = {
  handshakes: "handshakesPerClient",
  requests: "requestsPerClient",
  failures: "failuresPerClient",
};

/** The statuses that an address gets, round by round: each begins when the window of the last one is over. */
async function roundsOf(send: (edge: Edge, forwardedFor: string) => Promise<number>, edge: Edge) {
  const forwardedFor = freshAddress();
  const rounds: number[][] = [];
  for (let round = 0; round < 3; round += 1) {
    const statuses: number[] = [];
    for (let count = 0; count <= most; count += 1) statuses.push(await send(edge, forwardedFor));
    rounds.push(statuses);
    await sleep((windowSeconds + 1) * 1000);
  }
  return rounds;
}

/** What an edge is given whose one limit of that kind is soon reached. */
const valuesFor = (what: string) => ({
  limits: { ...limits, windowSeconds, banSeconds: 1, [limitOf[what] ?? ""]: most },
});

describe("a limit for a window of time holds in the next window as in the first one", () => {
  const [atFirst = "", ...others] = Object.keys(events);
  let cell: Cell;
  let edges: Edge[] = [];
  const seen = new Map<string, Promise<number[][]>>();
  before(async () => {
    cell = await Cell.start({ browser: false, values: valuesFor(atFirst) });
    const nodes = { switches: [cell.switch.address], relays: [cell.relay.address] };
    edges = others.map(
      (what, index) => new Edge(index + 1, cell.directory, { ...nodes, values: valuesFor(what) }),
    );
    await Promise.all(edges.map((edge) => edge.healthy()));
    // Side by side, for nearly all of it is waiting for windows to end.
    for (const [index, [what, send]] of Object.entries(events).entries()) {
      const edge = [cell.edge, ...edges][index] ?? assert.fail("no edge for it");
      seen.set(what, roundsOf(send, edge));
    }
  });
  after(async () => {
    await Promise.all(edges.map((edge) => edge.kill()));
    await cell?.stop();
  });

  for (const what of Object.keys(events)) {
    it(what, async () => {
      const [first, ...next] = (await seen.get(what)) ?? [];
      assert.notEqual(first?.at(-1), first?.at(-2), "the last one is refused");
      assert.equal(next.length, 2);
      for (const round of next) assert.deepEqual(round, first);
    });
  }
});
