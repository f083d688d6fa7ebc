import assert from "node:assert/strict";
import { secrets } from "./harness/addresses";
import { Cell, credential } from "./harness/cell";
import { until } from "./harness/wait";

describe("registration", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start();
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  for (const library of ["jssip", "sipjs"] as const) {
    describe(`with ${library}`, () => {
      it("takes a credential made with the current secret", async () => {
        const phone = await cell.registeredPhone("alice", library);
        assert.equal((await phone.state()).refused, 0);
      });

      it("takes one made with the previous secret, so that a rotation drops no one", async () => {
        const phone = await cell.phone(library);
        await phone.start({ user: "alice", credential: credential("alice", { secret: secrets.previous }) });
        await phone.registered();
      });

      it("refuses one made with another secret", async () => {
        const phone = await cell.phone(library);
        await phone.start({ user: "alice", credential: credential("alice", { secret: "b3RoZXI=" }) });
        const state = await phone.reaches("the registration is refused", ({ refused }) => refused !== 0);
        assert.equal(state.refused, 401);
      });

      it("refuses one that has expired", async () => {
        const phone = await cell.phone(library);
        const yesterday = Date.now() / 1000 - 86_400;
        await phone.start({
          user: "alice",
          credential: credential("alice", { now: yesterday, lifetimeSeconds: 60 }),
        });
        const state = await phone.reaches("the registration is refused", ({ refused }) => refused !== 0);
        assert.equal(state.refused, 401);
      });

      it("refuses another user's name", async () => {
        const phone = await cell.phone(library);
        await phone.start({ user: "bob", credential: credential("alice") });
        const state = await phone.reaches("the registration is refused", ({ refused }) => refused !== 0);
        assert.equal(state.refused, 403);
      });
    });
  }

  it("ends when the page is closed", async () => {
    const phone = await cell.registeredPhone("carol");
    await phone.close();
    await until("a call to the user is answered 480", async () => (await cell.callStatus("carol")) === 480);
  });
});
