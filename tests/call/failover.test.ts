import assert from "node:assert/strict";
import { Cell } from "./harness/cell";
import { RawClient } from "./harness/raw-client";
import { activeRelays, activeSwitches } from "./harness/rpc-results";
import type { Mood, Switch } from "./harness/switch";
import { until } from "./harness/wait";

describe("when a part of the cell fails", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ switches: 2, relays: 2 });
  });
  beforeEach(async () => {
    await until("the edge has both switches", async () => (await activeSwitches(cell.edge)).length === 2);
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  /** Switches take turns, so of two calls one meets the failing switch. Both must land on the other. */
  async function twoCallsLandOn(healthy: Switch): Promise<void> {
    const phone = await cell.registeredPhone("alice");
    for (const user of ["100", "101"]) {
      await phone.dial(user);
      await phone.inCall();
      const call = await healthy.call();
      await phone.hangUp();
      await until("the healthy switch has the BYE", () => call.endedBy === "them");
    }
    await cell.quiet();
  }

  const failures: readonly (readonly [mood: Mood, what: string])[] = [
    ["draining", "drains and answers 503"],
    ["stopping", "stops and answers 410"],
    ["broken", "answers 500"],
    ["mute", "dies while the call is set up"],
    ["trying", "dies after it has said 100"],
  ];
  for (const [mood, what] of failures) {
    it(`a switch that ${what} hands the call to the next`, async () => {
      const [failing, healthy] = cell.switches as [Switch, Switch];
      failing.mood = mood;
      await twoCallsLandOn(healthy);
    });
  }

  it("a silent switch is out by probing, /healthz says so when none is left, and both come back by themselves", async () => {
    const [first, second] = cell.switches as [Switch, Switch];
    second.mood = "dead";
    await until("the edge has one switch", async () => (await activeSwitches(cell.edge)).length === 1);
    assert.equal((await cell.edge.health()).status, 200);
    first.mood = "dead";
    await until("the edge is not healthy", async () => (await cell.edge.health()).status === 503);
    assert.deepEqual((await cell.edge.health()).body, { switch: "none", relay: "live", draining: false });
  });

  it("a switch and a relay that discovery adds take part after one RPC each, without a restart", async () => {
    cell.edge.setSwitches([cell.switch.address]);
    await cell.edge.rpc("dispatcher.reload");
    await until("the edge has the one switch", async () => (await activeSwitches(cell.edge)).length === 1);
    cell.edge.setRelays([cell.relay.address]);
    await until("rtpengine.reload is allowed again", async () => {
      await cell.edge.rpc("rtpengine.reload");
      return (await activeRelays(cell.edge)).length === 1;
    });
    const phone = await cell.registeredPhone("alice");
    for (const user of ["100", "101", "102"]) {
      await phone.dial(user);
      await phone.inCall();
      assert.equal(await cell.relay.sessions(), 1, "a relay that has left gets no new call");
      await phone.hangUp();
      await cell.quiet();
    }
    cell.edge.setSwitches(cell.switches.map((one) => one.address));
    await until(
      "dispatcher.reload is allowed again",
      async () => (await cell.edge.rpc("dispatcher.reload")) ?? true,
    );
    cell.edge.setRelays(cell.relays.map((one) => one.address));
    await until("the edge has both relays", async () => {
      await cell.edge.rpc("rtpengine.reload");
      return (await activeRelays(cell.edge)).length === 2;
    });
  });

  it("a relay that dies is passed over by the next calls, and comes back", async () => {
    const [dead, other] = cell.relays as [typeof cell.relay, typeof cell.relay];
    await dead.kill();
    const phone = await cell.registeredPhone("alice");
    for (const user of ["100", "101", "102"]) {
      await phone.dial(user);
      await phone.inCall();
      assert.equal(await other.sessions(), 1);
      await phone.hangUp();
      await cell.quiet();
    }
    await dead.restart();
    await until("the edge asks both relays", async () => (await activeRelays(cell.edge)).length === 2);
  });

  it("an edge that starts before its relays loses no call once it is healthy, whichever worker the call meets", async () => {
    await Promise.all([cell.edge.kill(), ...cell.relays.map((relay) => relay.kill())]);
    const healthy = cell.edge.restart();
    await until("the edge misses its relays", async () => (await cell.edge.health()).status === 503);
    await Promise.all(cell.relays.map((relay) => relay.restart()));
    await healthy;
    await cell.registeredPhone("alice", "jssip", { answers: false });
    const statuses = await Promise.all(Array.from({ length: 8 }, () => cell.callStatus("alice")));
    assert.deepEqual(
      statuses.filter((status) => status >= 500),
      [],
    );
  });

  it("an edge that restarts in the middle of a call: the sound goes on, and the browser can hang up", async () => {
    const phone = await cell.registeredPhone("alice");
    await phone.dial("100");
    await phone.inCall();
    const call = await until("a switch has the call", () =>
      cell.switches.flatMap((one) => [...one.calls.values()]).find((one) => one.state === "answered"),
    );
    const before = (await phone.state()).registrations;
    await cell.edge.restart();
    const heard = (await phone.statistics()).packetsReceived;
    await until("the sound goes on", async () => (await phone.statistics()).packetsReceived > heard + 50);
    await phone.reaches("the phone has registered again", (state) => state.registrations > before);
    assert.equal((await phone.statistics()).packetsLost, 0);
    await phone.hangUp();
    await until("the switch has the BYE", () => call.endedBy === "them");
    await cell.quiet();
  });

  it("a task that is told to stop drains first: /healthz is 503, no one is admitted, the running call lives on", async () => {
    const phone = await cell.registeredPhone("alice");
    await phone.dial("100");
    await phone.inCall();
    const earlier = await RawClient.open(cell.edge);
    assert.equal(earlier.status, 101, "until then newcomers are admitted");
    earlier.close();
    const stopped = cell.edge.terminate();
    await until("the edge drains", async () => (await cell.edge.health()).status === 503);
    assert.deepEqual((await cell.edge.health()).body, { switch: "live", relay: "live", draining: true });
    const newcomer = await RawClient.open(cell.edge);
    assert.equal(newcomer.status, 503);
    const heard = (await phone.statistics()).packetsReceived;
    await until("the sound goes on", async () => (await phone.statistics()).packetsReceived > heard + 50);
    await stopped;
    assert.equal(cell.edge.exitCode, 0);
    const end = (await phone.statistics()).packetsReceived;
    await until(
      "and on, without the edge",
      async () => (await phone.statistics()).packetsReceived > end + 50,
    );
    await cell.edge.restart();
  });
});
