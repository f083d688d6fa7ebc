import assert from "node:assert/strict";
import { bothHear } from "./harness/audible";
import { Cell } from "./harness/cell";
import { activeRelays } from "./harness/rpc-results";
import { until } from "./harness/wait";

describe("a reload of the switches and the relays", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ switches: 2, relays: 2 });
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  it("drops no call of a switch that drains and a relay that is gone; new calls go elsewhere", async () => {
    const alice = await cell.registeredPhone("alice");
    await alice.dial("100");
    await alice.inCall();
    const old = await until("a switch has the call", () =>
      cell.switches.find((one) => [...one.calls.values()].some(({ state }) => state === "answered")),
    );
    const running = await old.call();
    const other = cell.switches.find((one) => one !== old);
    const sessions = await Promise.all(cell.relays.map((relay) => relay.sessions()));
    const newRelay = cell.relays[sessions.indexOf(0)];
    assert.ok(other && newRelay);

    cell.edge.setSwitches([other.address], [old.address]);
    cell.edge.setRelays([newRelay.address]);
    await cell.edge.rpc("dispatcher.reload");
    await until("the edge asks the new relay alone", async () => {
      await cell.edge.rpc("rtpengine.reload");
      return (await activeRelays(cell.edge)).length === 1;
    });

    const bob = await cell.registeredPhone("bob");
    for (const number of ["200", "201"]) {
      await bob.dial(number);
      await bob.inCall();
      const call = await other.call();
      assert.equal(await newRelay.sessions(), 1);
      await bob.hangUp();
      await until("the new call is over", () => call.endedBy === "them");
    }

    await bothHear(alice, running);
    await alice.hold(true);
    await until("the old switch sees the hold", () => running.changes.at(-1) === "sendonly");
    await alice.hold(false);
    await until("the old switch sees the end of the hold", () => running.changes.at(-1) === "sendrecv");
    await bothHear(alice, running);
    await alice.hangUp();
    await until("the old switch has the BYE", () => running.endedBy === "them");
    await cell.quiet();
  });
});
