import assert from "node:assert/strict";
import { edgeChecks } from "../../runtime/edge-values";
import { answerAttacks } from "./attacks/answer";
import { freshAddress, freshUser, limits, offer, provenClient } from "./attacks/attack";
import { handshakeAttacks } from "./attacks/handshake";
import { identityAttacks } from "./attacks/identity";
import { limitAttacks } from "./attacks/limits";
import { networkAttacks } from "./attacks/network";
import { requestAttacks } from "./attacks/request";
import { domain } from "./harness/addresses";
import { Cell } from "./harness/cell";
import { Edge } from "./harness/edge";
import { Unharmed, unsettledBytes } from "./harness/normal-call";
import { RawClient, request } from "./harness/raw-client";
import { until } from "./harness/wait";

const attacks = [
  ...handshakeAttacks,
  ...requestAttacks,
  ...identityAttacks,
  ...limitAttacks,
  ...networkAttacks,
  ...answerAttacks,
];

describe("hostile input", () => {
  let cell: Cell;
  let unharmed: Unharmed;
  before(async () => {
    cell = await Cell.start({ browser: false, values: { limits } });
    unharmed = await Unharmed.of(cell);
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
    await unharmed.check(unsettledBytes);
  });
  after(async () => {
    // What an attack leaves would have added up.
    await unharmed?.check().finally(() => cell?.stop());
  });

  for (const check of edgeChecks) {
    describe(`stopped by ${check}`, () => {
      let control: Edge;
      before(async () => {
        control = new Edge(1, cell.directory, {
          switches: [cell.switch.address],
          relays: [cell.relay.address],
          values: { limits, without: [check] },
        });
        await control.healthy();
      });
      after(() => control?.kill());

      const mine = attacks.filter((one) => one.check === check);
      assert.notEqual(mine.length, 0, `no attack shows what ${check} is for`);
      for (const attack of mine) {
        it(attack.title, async () => {
          assert.equal(await attack.stopped(cell.edge, cell), true, "it is stopped");
          cell.switch.reset();
          assert.equal(await attack.stopped(control, cell), false, `without ${check} it comes through`);
        });
      }
    });
  }

  it("an X-Forwarded-For of the client's own: what counts is the address that the load balancer appends", async () => {
    const [victim, attacker] = [freshAddress(), freshAddress()];
    const scan = request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] });
    for (const claim of [`${victim}, ${attacker}`, `${victim}\r\nX-Forwarded-For: ${attacker}`]) {
      const scanner = await RawClient.open(cell.edge, { forwardedFor: claim });
      await scanner.outcome(scan);
      assert.deepEqual(
        await Promise.all([victim, attacker].map((forwardedFor) => admission(forwardedFor))),
        [101, 403],
      );
      await until("the attacker's ban ends", async () => (await admission(attacker)) === 101);
    }
  });

  async function admission(forwardedFor: string): Promise<number> {
    const client = await RawClient.open(cell.edge, { forwardedFor });
    client.close();
    return client.status;
  }

  it("a ban ends by itself, and a scanner that comes back then is banned again", async () => {
    const forwardedFor = freshAddress();
    for (let round = 0; round < 2; round += 1) {
      const scanner = await RawClient.open(cell.edge, { forwardedFor });
      await scanner.outcome(request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] }));
      assert.equal(await admission(forwardedFor), 403);
      await until("the address is admitted again", async () => (await admission(forwardedFor)) === 101);
    }
  });

  it("another user's name inside a call: the switch is told whose connection it is", async () => {
    const user = freshUser();
    const client = await provenClient(cell.edge, user);
    const invite = request("INVITE", { user, body: offer });
    const ok = await client.answer(invite);
    assert.ok(ok !== "closed" && ok.status === 200);
    const info = request("INFO", {
      user: "alice",
      toTag: ok.tag("To"),
      requestUri: ok.uri("Contact"),
      headers: [
        ["Call-ID", invite.header("Call-ID")],
        ["CSeq", "2 INFO"],
        ...ok
          .all("Record-Route")
          .reverse()
          .map((route): [string, string] => ["Route", route]),
      ],
    });
    assert.equal(await client.outcome(info), 200);
    const told = cell.switch.requests.find((one) => one.method === "INFO");
    assert.deepEqual(told?.all("P-Asserted-Identity"), [`<sip:${user}@${domain}>`]);
    client.close();
  });
});
