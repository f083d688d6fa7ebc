import assert from "node:assert/strict";
import { bothHear, packets } from "./harness/audible";
import { Cell } from "./harness/cell";
import { until } from "./harness/wait";

for (const library of ["jssip", "sipjs"] as const) {
  describe(`calls with ${library}`, () => {
    let cell: Cell;
    before(async () => {
      cell = await Cell.start();
    });
    afterEach(async function () {
      await cell.clean(this.currentTest);
    });
    after(() => cell?.stop());

    it("a browser calls the switch: sound both ways, nothing lost, encrypted on its side, plain on the other", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      await bothHear(phone, call);

      const browser = await phone.statistics();
      assert.equal(browser.packetsLost, 0);
      assert.equal(browser.dtlsState, "connected");
      assert.match(browser.srtpCipher, /^(SRTP_)?AES|^SRTP_AEAD/);
      assert.equal(call.counts().lost, 0);
      assert.deepEqual(call.counts().payloadTypes, [0]);
      assert.match(call.invite.body, /m=audio \d+ RTP\/AVP/);
      assert.doesNotMatch(call.invite.body, /fingerprint|ice-ufrag|candidate/);

      await phone.hangUp();
      await phone.idle();
      await until("the switch has the BYE", () => call.endedBy === "them");
      await cell.quiet();
    });

    it("the switch calls a browser, and hangs up", async () => {
      const phone = await cell.registeredPhone("alice", library);
      const call = cell.switch.place("alice", cell.edge.address);
      await phone.inCall();
      await until("the switch has the answer", () => call.state === "answered");
      await bothHear(phone, call);
      assert.equal((await phone.statistics()).packetsLost, 0);
      assert.equal(call.counts().lost, 0);

      await call.hangUp();
      await phone.idle();
      await cell.quiet();
    });

    it("either side may hang up, whoever called", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      await (await cell.switch.call()).hangUp();
      await phone.idle();
      await cell.quiet();

      const call = cell.switch.place("alice", cell.edge.address);
      await phone.inCall();
      await until("the switch has the answer", () => call.state === "answered");
      await phone.hangUp();
      await until("the switch has the BYE", () => call.endedBy === "them");
      await cell.quiet();
    });

    it("either side may give up while it rings", async () => {
      const phone = await cell.registeredPhone("alice", library, { answers: false });
      cell.switch.mood = "ringing";
      await phone.dial("100");
      const given = await until("the switch rings", () => [...cell.switch.calls.values()][0]);
      await phone.reaches("the browser hears it ring", (state) => state.call === "ringing");
      await phone.hangUp();
      await until("the switch has the CANCEL", () => given.endedBy === "them");
      await phone.idle();
      await cell.quiet();

      const call = cell.switch.place("alice", cell.edge.address);
      await until("the browser rings", () => call.lastStatus === 180);
      call.cancel();
      await phone.idle();
      await until("the switch is told that the call is over", () => call.state === "ended");
      await cell.quiet();
    });

    it("a browser holds and resumes: the switch is told, and there is sound both ways after", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      await phone.hold(true);
      await until("the switch sees the hold", () => call.changes.at(-1) === "sendonly");
      await phone.hold(false);
      await until("the switch sees the end of the hold", () => call.changes.at(-1) === "sendrecv");
      await bothHear(phone, call);
      await phone.hangUp();
      await cell.quiet();
    });

    it("the switch holds a browser with music, by re-INVITE, and resumes", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      call.reinvite("sendonly");
      await until("the browser takes the hold", () => call.lastStatus === 200);
      const { packetsReceived } = await phone.statistics();
      await until(
        "the browser hears music",
        async () => (await phone.statistics()).packetsReceived > packetsReceived + packets,
      );
      call.reinvite("sendrecv");
      await until("the browser takes the end of the hold", () => call.lastStatus === 200);
      await bothHear(phone, call);
      await phone.hangUp();
      await cell.quiet();
    });

    it("keys that the user presses reach the switch as RFC 4733 events", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      await bothHear(phone, call);
      await phone.press("12#");
      await until("the switch has the digits", () => call.counts().digits === "12#");
      await phone.hangUp();
      await cell.quiet();
    });

    it("a browser restarts ICE, and the sound goes on", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100");
      await phone.inCall();
      const call = await cell.switch.call();
      await phone.restartIce();
      await until("the switch sees the new offer", () => call.changes.length === 1);
      await bothHear(phone, call);
      await phone.hangUp();
      await cell.quiet();
    });

    it("an offer with video, larger than 4 KB, comes through", async () => {
      const phone = await cell.registeredPhone("alice", library);
      await phone.dial("100", true);
      await phone.inCall();
      const call = await cell.switch.call();
      assert.match(call.invite.body, /m=video/);
      assert.ok((await phone.state()).largestMessageBytes > 4096);
      await bothHear(phone, call);
      await phone.hangUp();
      await cell.quiet();
    });
  });
}

describe("a user with two devices", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start();
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  it("hears both ring, and one answers", async () => {
    const desk = await cell.registeredPhone("alice", "jssip", { answers: false });
    const mobile = await cell.registeredPhone("alice", "sipjs", { answers: false });
    const call = cell.switch.place("alice", cell.edge.address);
    await desk.reaches("the desk phone rings", (state) => state.call === "ringing");
    await mobile.reaches("the mobile rings", (state) => state.call === "ringing");
    await desk.answer();
    await until("the switch has the answer", () => call.state === "answered");
    await mobile.idle();
    await bothHear(desk, call);
    await call.hangUp();
    await desk.idle();
    await cell.quiet();
  });
});
