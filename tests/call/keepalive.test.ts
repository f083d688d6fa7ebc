import assert from "node:assert/strict";
import { freshUser, provenClient } from "./attacks/attack";
import { Cell } from "./harness/cell";
import { testTiming } from "./harness/edge";
import { sleep, until } from "./harness/wait";

const idleSeconds = 4;

describe("a WebSocket on which nothing is said", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({
      front: { idleSeconds },
      values: { timing: { ...testTiming, keepaliveSeconds: 1 } },
    });
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  it("outlives the front's idle time, for the edge pings it", async () => {
    const phone = await cell.registeredPhone("alice");
    await sleep(2 * idleSeconds * 1000);
    const { connected, registered, registrations } = await phone.state();
    assert.deepEqual(
      { connected, registered, registrations },
      { connected: true, registered: true, registrations: 1 },
    );
  });

  it("ends, and its registration with it, when nobody answers the pings", async () => {
    const user = freshUser();
    const client = await provenClient(cell.edge, user);
    assert.ok(JSON.stringify(await cell.edge.rpc("ul.dump")).includes(user));
    client.socket.pause();
    await until(
      "the user is gone",
      async () => !JSON.stringify(await cell.edge.rpc("ul.dump")).includes(user),
    );
    assert.equal(await cell.callStatus(user), 480);
    client.close();
  });
});
