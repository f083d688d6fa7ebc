import assert from "node:assert/strict";
import { freshAddress, freshUser, offer, provenClient } from "./attacks/attack";
import { checksOfUsers, itStopsAttacksOn } from "./attacks/stopped";
import { domain } from "./harness/addresses";
import { RawClient, request } from "./harness/raw-client";
import { until } from "./harness/wait";

describe("hostile input of users", () => {
  const cell = itStopsAttacksOn(checksOfUsers);

  it("an X-Forwarded-For of the client's own: what counts is the address that the load balancer appends", async () => {
    const [victim, attacker] = [freshAddress(), freshAddress()];
    const scan = request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] });
    for (const claim of [`${victim}, ${attacker}`, `${victim}\r\nX-Forwarded-For: ${attacker}`]) {
      const scanner = await RawClient.open(cell().edge, { forwardedFor: claim });
      await scanner.outcome(scan);
      assert.deepEqual(
        await Promise.all([victim, attacker].map((forwardedFor) => admission(forwardedFor))),
        [101, 403],
      );
      await until("the attacker's ban ends", async () => (await admission(attacker)) === 101);
    }
  });

  async function admission(forwardedFor: string): Promise<number> {
    const client = await RawClient.open(cell().edge, { forwardedFor });
    client.close();
    return client.status;
  }

  it("a ban ends by itself, and a scanner that comes back then is banned again", async () => {
    const forwardedFor = freshAddress();
    for (let round = 0; round < 2; round += 1) {
      const scanner = await RawClient.open(cell().edge, { forwardedFor });
      await scanner.outcome(request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] }));
      assert.equal(await admission(forwardedFor), 403);
      await until("the address is admitted again", async () => (await admission(forwardedFor)) === 101);
    }
  });

  it("another user's name inside a call: the switch is told whose connection it is", async () => {
    const user = freshUser();
    const client = await provenClient(cell().edge, user);
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
    const told = cell().switch.requests.find((one) => one.method === "INFO");
    assert.deepEqual(told?.all("P-Asserted-Identity"), [`<sip:${user}@${domain}>`]);
    client.close();
  });
});
