import assert from "node:assert/strict";
import { bothHear } from "./harness/audible";
import { Cell } from "./harness/cell";
import type { Relay } from "./harness/relay";
import { until } from "./harness/wait";

describe("a relay that is told to stop", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ relays: 2 });
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  /** The relay that holds the one call there is, and the other one. */
  async function holderAndOther(): Promise<[Relay, Relay]> {
    const [first, second] = cell.relays as [Relay, Relay];
    return (await first.sessions()) === 1 ? [first, second] : [second, first];
  }

  it("takes no new call, keeps the running one, and is done when that is over", async () => {
    const alice = await cell.registeredPhone("alice");
    await alice.dial("100");
    await alice.inCall();
    const running = await cell.switch.call();
    const [stopping, other] = await holderAndOther();

    let done = false;
    const stop = stopping.drain(120).then(() => {
      done = true;
    });
    await until("the relay takes no more", async () => (await stopping.maximumSessions()) === 0);
    const bob = await cell.registeredPhone("bob");
    for (const number of ["200", "201", "202", "203"]) {
      await bob.dial(number);
      await bob.inCall();
      assert.equal(await other.sessions(), 1, "a new call is on the other relay");
      await bob.hangUp();
      await until("the new call is over", async () => (await other.sessions()) === 0);
    }
    await bothHear(alice, running);
    assert.equal(done, false, "it waits for the running call");
    await alice.hangUp();
    await stop;
    assert.equal(await stopping.sessions(), 0);
    await stopping.restart();
  });

  it("waits no longer than it is told to", async () => {
    const alice = await cell.registeredPhone("alice");
    await alice.dial("100");
    await alice.inCall();
    const [stopping] = await holderAndOther();
    await stopping.drain(1);
    assert.equal(await stopping.sessions(), 1);
    await alice.hangUp();
    await cell.quiet();
    await stopping.restart();
  });
});
