import assert from "node:assert/strict";
import { freshAddress, limits } from "./attacks/attack";
import { Cell, credential } from "./harness/cell";
import type { Edge } from "./harness/edge";
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

describe("a limit for a window of time holds in the next window as in the first one", () => {
  const limitOf: Readonly<Record<string, string>> = {
    handshakes: "handshakesPerClient",
    requests: "requestsPerClient",
    failures: "failuresPerClient",
  };
  for (const [what, send] of Object.entries(events)) {
    it(what, async () => {
      const own = { ...limits, windowSeconds, banSeconds: 1, [limitOf[what] ?? ""]: most };
      const cell = await Cell.start({ browser: false, values: { limits: own } });
      try {
        const forwardedFor = freshAddress();
        const rounds: number[][] = [];
        for (let round = 0; round < 3; round += 1) {
          const statuses: number[] = [];
          for (let count = 0; count <= most; count += 1) statuses.push(await send(cell.edge, forwardedFor));
          rounds.push(statuses);
          await sleep((windowSeconds + 1) * 1000);
        }
        const [first, ...next] = rounds;
        assert.notEqual(first?.at(-1), first?.at(-2), "the last one is refused");
        for (const round of next) assert.deepEqual(round, first);
      } finally {
        await cell.stop();
      }
    });
  }
});
