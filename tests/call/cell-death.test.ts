import { bothHear } from "./harness/audible";
import { Cell } from "./harness/cell";
import { until } from "./harness/wait";

describe("two cells", () => {
  let cells: Cell;
  before(async () => {
    cells = await Cell.start({ edges: 2, relays: 2, switches: 2, cells: [[0], [1]] });
  });
  after(() => cells?.stop());

  it("when a whole cell dies, the browser is registered and callable in the other", async function () {
    const phone = await cells.registeredPhone("alice");
    const [dead, survivor] = cells.edges as [typeof cells.edge, typeof cells.edge];
    const before = (await phone.state()).registrations;

    const start = performance.now();
    cells.switch.mood = "dead";
    await Promise.all([dead.kill(), cells.relay.kill()]);
    await phone.reaches("the phone is registered in the other cell", (state) => state.registrations > before);
    const registeredSeconds = (performance.now() - start) / 1000;

    const other = cells.switches[1];
    const call = other?.place("alice", survivor.address);
    await phone.inCall();
    const callableSeconds = (performance.now() - start) / 1000;
    if (call) {
      await until("the switch has the answer", () => call.state === "answered");
      await bothHear(phone, call);
      await call.hangUp();
    }
    await phone.idle();
    await cells.quiet();
    const title = `${this.test?.title} (registered after ${registeredSeconds.toFixed(1)} s, in a call after ${callableSeconds.toFixed(1)} s)`;
    if (this.test) {
      this.test.title = title;
    }
  });
});
