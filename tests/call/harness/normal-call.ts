import assert from "node:assert/strict";
import { type Cell, credential } from "./cell";
import type { Edge } from "./edge";
import { RawClient, request } from "./raw-client";
import { webSockets } from "./rpc-results";
import { writeAudio } from "./sdp";
import { until } from "./wait";

let clients = 0;

/** A user of no other test registers, calls the switch, and hangs up. */
export async function normalCall(cell: Cell): Promise<void> {
  clients += 1;
  const user = `honest${clients}`;
  const client = await RawClient.open(cell.edge, { forwardedFor: `192.0.2.${clients % 250}` });
  assert.equal(await client.prove(request("REGISTER", { user }), credential(user)), 200);
  const invite = request("INVITE", { user, body: writeAudio("192.0.2.1", 40_000, 1) });
  const ok = await client.answer(invite);
  assert.ok(ok !== "closed" && ok.status === 200, "the call is answered");
  const routes = ok.all("Record-Route").reverse();
  const dialog = { user, requestUri: ok.uri("Contact"), toTag: ok.tag("To") };
  const inside = (method: string) =>
    request(method, {
      ...dialog,
      headers: [
        ["Call-ID", invite.header("Call-ID")],
        ["From", invite.header("From")],
        ["CSeq", `${method === "ACK" ? 1 : 2} ${method}`],
        ...routes.map((route): [string, string] => ["Route", route]),
      ],
    });
  client.send(inside("ACK"));
  assert.equal(await client.outcome(inside("BYE")), 200);
  client.close();
  await cell.quiet();
}

export async function sharedMemoryBytes(edge: Edge): Promise<number> {
  return ((await edge.rpc("core.shmmem")) as { real_used: number }).real_used;
}

/** Less than a kilobyte left of each client: the counters of its address, until their window ends. */
const settledBytes = 150_000;
/** What transactions keep for the seconds in which a repetition may come. */
export const unsettledBytes = 600_000;

/** What must hold after every attack on a cell's edge. */
export class Unharmed {
  private constructor(
    private readonly cell: Cell,
    /** Shared memory with nobody connected. */
    readonly usualBytes: number,
  ) {}

  /** To be asked before the first attack. */
  static async of(cell: Cell): Promise<Unharmed> {
    await normalCall(cell);
    await until("no connection is left", async () => (await webSockets(cell.edge)) === 0);
    return new Unharmed(cell, await sharedMemoryBytes(cell.edge));
  }

  /** The edge lives, takes a normal call, and has its memory back, but for `leftBytes`. */
  async check(leftBytes = settledBytes): Promise<void> {
    const { cell } = this;
    assert.ok(cell.edge.alive, "the edge lives");
    assert.equal((await cell.edge.health()).status, 200);
    await normalCall(cell);
    cell.switch.reset();
    await until(
      "the memory is back",
      async () => (await sharedMemoryBytes(cell.edge)) < this.usualBytes + leftBytes,
    );
  }
}
