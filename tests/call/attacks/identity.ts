import assert from "node:assert/strict";
import type { SipCredential } from "../../../runtime/credentials";
import { domain } from "../harness/addresses";
import { credential } from "../harness/cell";
import type { Edge } from "../harness/edge";
import { type RawClient, request, withCredential } from "../harness/raw-client";
import { sleep, until } from "../harness/wait";
import { type Attack, connectFresh, freshUser, limits, offer, provenClient, refusedRequest } from "./attack";

/** A connection that a user has proved with a credential that ends soon; one that ended on its way gives place to a longer one. */
async function soonExpired(edge: Edge, user: string): Promise<{ client: RawClient; issued: SipCredential }> {
  for (let lifetimeSeconds = 3; ; lifetimeSeconds *= 2) {
    const issued = credential(user, { lifetimeSeconds });
    const client = await connectFresh(edge);
    const status = await client.prove(request("REGISTER", { user }), issued);
    if (status === 200) return { client, issued };
    client.close();
    assert.ok(Date.now() / 1000 > issued.expiresAtSeconds, `${user} registers: ${status}`);
  }
}

/** Claims to be someone. */
export const identityAttacks: readonly Attack[] = [
  refusedRequest("credentials", "a call without a credential", 407, "INVITE", { body: offer }),
  refusedRequest("credentials", "a request inside a call, without a credential", 407, "BYE", { toTag: "1" }),
  {
    title: "an ACK, which nothing challenges, without a credential",
    check: "credentials",
    stopped: async (edge, cell) => {
      const client = await connectFresh(edge);
      const ack = request("ACK", {
        toTag: "1",
        requestUri: `sip:x@${cell.switch.address}:5060`,
        headers: [["Route", `<sip:${domain};transport=ws;lr>`]],
      });
      client.send(ack);
      // Answered after the ACK was dealt with.
      await client.outcome(request("OPTIONS"));
      await sleep(100);
      client.close();
      return !cell.switch.requests.some(({ method }) => method === "ACK");
    },
  },
  {
    title: "a call on a connection whose credential has expired",
    check: "credentialExpiry",
    stopped: async (edge) => {
      const user = freshUser();
      const { client, issued } = await soonExpired(edge, user);
      // The edge admits it to the end of that second, by the kernel's coarse clock, which is a tick behind this one.
      await until("the credential has expired", () => Date.now() / 1000 > issued.expiresAtSeconds + 1.5);
      const outcome = await client.outcome(request("INVITE", { user, body: offer }));
      client.close();
      return outcome === 407;
    },
  },
  {
    title: "a second user's credential on one connection",
    check: "oneUser",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const challenge = await client.answer(request("REGISTER"));
      assert.ok(challenge !== "closed");
      const register = (user: string) =>
        client.outcome(withCredential(request("REGISTER", { user }), challenge, credential(user)));
      assert.equal(await register(freshUser()), 200);
      const outcome = await register(freshUser());
      client.close();
      return outcome === 403;
    },
  },
  {
    title: "a registration in another user's name",
    check: "ownName",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const status = await client.prove(request("REGISTER", { user: "alice" }), credential("mallory"));
      client.close();
      return status === 403;
    },
  },
  {
    title: "a registration for another user, in one's own name",
    check: "ownName",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const register = request("REGISTER", { user: "mallory", to: "alice" });
      const status = await client.prove(register, credential("mallory"));
      client.close();
      return status === 403;
    },
  },
  {
    title: "a call in another user's name, on a connection that proved its own",
    check: "ownName",
    stopped: async (edge) => {
      const client = await provenClient(edge, freshUser());
      const status = await client.outcome(request("INVITE", { user: "alice", body: offer }));
      client.close();
      return status === 403;
    },
  },
  {
    title: "a call in the name of another domain's user",
    check: "ownName",
    stopped: async (edge) => {
      const user = freshUser();
      const client = await provenClient(edge, user);
      const headers = [["From", `<sip:${user}@other.${domain}>;tag=1`]] as const;
      const status = await client.outcome(request("INVITE", { user, headers, body: offer }));
      client.close();
      return status === 403;
    },
  },
  {
    title: "guessing of passwords",
    check: "failureRate",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      let outcome = 401;
      for (let count = 0; count <= limits.failuresPerClient && outcome === 401; count += 1) {
        const wrong = { ...credential("alice"), password: `guess ${count}` };
        outcome = await client.prove(request("REGISTER", { user: "alice" }), wrong);
      }
      client.close();
      return outcome === 0;
    },
  },
];
