import assert from "node:assert/strict";
import { Cell } from "./harness/cell";
import { sleep, until } from "./harness/wait";

describe("a call through the cell", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start();
  });
  afterEach(() => cell.clean());
  after(() => cell?.stop());

  for (const library of ["jssip", "sipjs"] as const) {
    it(`a browser with ${library} calls the switch, and both hear each other`, async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      await until("two seconds of audio have come through", async () => (await phone.statistics()).packetsReceived > 100);
      console.log(await phone.statistics(), call.counts());
      await phone.hangUp();
      await phone.idle();
      assert.equal(call.endedBy, "them");
      await cell.quiet();
    });
  }
});
