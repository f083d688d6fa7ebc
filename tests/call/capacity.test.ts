import assert from "node:assert/strict";
import { freshUser, offer, provenClient } from "./attacks/attack";
import { Cell } from "./harness/cell";
import { request } from "./harness/raw-client";
import { activeSwitches } from "./harness/rpc-results";
import type { SipMessage } from "./harness/sip-message";
import type { Mood } from "./harness/switch";
import { until } from "./harness/wait";

/** What a client is told that may try again: the status and the seconds to wait. */
const told = (answer: SipMessage) => [answer.status, answer.header("Retry-After")];

describe("a cell that cannot take a call", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ switches: 2, browser: false });
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
    await cell.relay.restart();
    await until("the edge has both switches", async () => (await activeSwitches(cell.edge)).length === 2);
    await cell.edge.healthy();
  });
  after(() => cell?.stop());

  /** The one final answer to a browser's call. */
  async function answerToCall(body = offer): Promise<SipMessage> {
    const user = freshUser();
    const client = await provenClient(cell.edge, user);
    const invite = request("INVITE", { user, body });
    const answer = await client.answer(invite);
    client.close();
    return answer === "closed" ? assert.fail("the edge closed the connection") : answer;
  }

  for (const mood of ["draining", "stopping", "broken", "mute", "trying"] satisfies Mood[]) {
    it(`says so when each of its switches is ${mood}`, async () => {
      for (const one of cell.switches) one.mood = mood;
      assert.deepEqual(told(await answerToCall()), [503, "5"]);
      await cell.quiet();
    });
  }

  it("says so when no switch answers probes any more", async () => {
    for (const one of cell.switches) one.mood = "dead";
    await until("the edge has no switch", async () => (await activeSwitches(cell.edge)).length === 0);
    assert.deepEqual(told(await answerToCall()), [503, "5"]);
    await cell.quiet();
  });

  it("says so to a browser when no relay is left", async () => {
    await cell.relay.kill();
    assert.deepEqual(told(await answerToCall()), [503, "5"]);
  });

  it("says so to a switch when no relay is left for the call to a user", async () => {
    const user = freshUser();
    const client = await provenClient(cell.edge, user);
    await cell.relay.kill();
    const call = cell.switch.place(user, cell.edge.address);
    await until("the switch has an answer", () => call.lastStatus >= 200);
    assert.deepEqual(call.replies.filter(({ status }) => status >= 200).map(told), [[503, "5"]]);
    assert.ok(!client.received.some(({ method }) => method === "INVITE"), "the browser is left in peace");
    client.close();
  });

  it("says so when no relay can read the offer, and the relay logs nothing of it", async () => {
    const unreadable = offer.replace("c=IN IP4", "c=IN IP9");
    assert.notEqual(unreadable, offer);
    assert.deepEqual(told(await answerToCall(unreadable)), [503, "5"]);
    assert.deepEqual(cell.logMistakes(), []);
  });

  it("asks for an offer when a call has none, and takes the same call with one", async () => {
    assert.equal((await answerToCall("")).status, 488);
    assert.equal((await answerToCall()).status, 200);
  });
});
