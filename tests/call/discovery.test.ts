import assert from "node:assert/strict";
import { Cell, credential } from "./harness/cell";
import { Edge } from "./harness/edge";
import { RawClient, request } from "./harness/raw-client";
import { writeAudio } from "./harness/sdp";
import { until } from "./harness/wait";

describe("an edge that starts before anything else is there", () => {
  let cell: Cell;
  let edge: Edge;
  before(async () => {
    cell = await Cell.start({ browser: false });
    edge = new Edge(1, cell.directory, { switches: [], relays: [] });
  });
  after(async () => {
    await edge?.kill();
    await cell?.stop();
  });

  it("runs and says that it is not ready, and takes calls once discovery has told it of a switch and a relay", async () => {
    await until("the edge answers", async () => (await edge.health()).status === 503);
    assert.deepEqual((await edge.health()).body, { switch: "none", relay: "none", draining: false });

    edge.setSwitches([cell.switch.address]);
    edge.setRelays([cell.relay.address]);
    await until("dispatcher.reload is allowed", async () => (await edge.rpc("dispatcher.reload")) ?? true);
    await until("rtpengine.reload is allowed", async () => (await edge.rpc("rtpengine.reload")) ?? true);
    await edge.healthy();

    const client = await RawClient.open(edge);
    assert.equal(await client.prove(request("REGISTER", { user: "alice" }), credential("alice")), 200);
    const invite = request("INVITE", { user: "alice", body: writeAudio("192.0.2.1", 40_000, 1) });
    assert.equal(await client.outcome(invite), 200);
    assert.equal(await cell.relay.sessions(), 1);
    client.close();
  });
});
