import assert from "node:assert/strict";
import { bothHear } from "./harness/audible";
import { Cell } from "./harness/cell";
import { webSockets } from "./harness/rpc-results";
import { until } from "./harness/wait";

describe("two edges of one cell", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ edges: 2, cells: [[0, 1]] });
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  it("a switch may ask either for a user, wherever the user's WebSocket is", async () => {
    // The proxy takes turns, so each edge holds one of them.
    const users = { alice: await cell.registeredPhone("alice"), bob: await cell.registeredPhone("bob") };
    assert.deepEqual(await Promise.all(cell.edges.map(webSockets)), [1, 1]);
    for (const edge of cell.edges) {
      for (const [user, phone] of Object.entries(users)) {
        await until(`edge ${edge.index} knows ${user}`, async () =>
          JSON.stringify(await edge.rpc("ul.dump")).includes(user),
        );
        const call = cell.switch.place(user, edge.address);
        await phone.inCall();
        await until("the switch has the answer", () => call.state === "answered");
        await bothHear(phone, call);
        await call.hangUp();
        await phone.idle();
        await cell.quiet();
      }
    }
  });

  it("an edge that starts later learns who is registered", async () => {
    const phones = { alice: await cell.registeredPhone("alice"), bob: await cell.registeredPhone("bob") };
    const [kept, restarted] = cell.edges as [typeof cell.edge, typeof cell.edge];
    await restarted.restart();
    await Promise.all(Object.values(phones).map((phone) => phone.registered()));
    for (const user of Object.keys(phones)) {
      for (const edge of [kept, restarted]) {
        await until(`edge ${edge.index} knows ${user}`, async () =>
          JSON.stringify(await edge.rpc("ul.dump")).includes(user),
        );
      }
    }
  });

  it("a browser whose edge dies in a call comes back by the other, and can hang up", async () => {
    const phone = await cell.registeredPhone("alice");
    await phone.dial("100");
    await phone.inCall();
    const call = await cell.switch.call();
    await bothHear(phone, call);
    const before = (await phone.state()).registrations;
    const holders = await Promise.all(cell.edges.map(webSockets));
    const dying = cell.edges[holders.indexOf(1)];
    assert.ok(dying);
    await dying.kill();
    await phone.reaches("the phone is registered at the other edge", (state) => state.registrations > before);
    await bothHear(phone, call);
    await phone.hangUp();
    await until("the switch has the BYE", () => call.endedBy === "them");
    await cell.quiet();
  });
});
