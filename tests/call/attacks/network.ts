import assert from "node:assert/strict";
import { addresses, domain } from "../harness/addresses";
import { request } from "../harness/raw-client";
import { until } from "../harness/wait";
import { type Attack, freshUser, offer, provenClient } from "./attack";
import { withStranger } from "./stranger";

/** What reaches for the network behind the edge. */
export const networkAttacks: readonly Attack[] = [
  {
    title: "headers that the switches would believe",
    check: "headerFilter",
    stopped: async (edge, cell) => {
      const user = freshUser();
      const client = await provenClient(edge, user);
      const headers = [
        ["X-Record", "no"],
        ["P-Asserted-Identity", `<sip:alice@${domain}>`],
        ["Diversion", `<sip:alice@${domain}>`],
        ["X-Anything", "1"],
      ] as const;
      await client.outcome(request("INVITE", { user, headers, body: offer }));
      const invite = cell.switch.requests.find((one) => one.method === "INVITE");
      client.close();
      assert.ok(invite);
      const names = invite.headers.map(([name]) => name);
      const identities = invite.all("P-Asserted-Identity");
      assert.ok(identities.includes(`<sip:${user}@${domain}>`), "the edge's own identity is there");
      return (
        identities.length === 1 &&
        invite.header("X-Record") === "yes" &&
        !names.some((name) => /^(X-Any|Diversion)/.test(name))
      );
    },
  },
  {
    title: "a request inside a call that is routed to an address of the network that is no switch",
    check: "routeTargets",
    stopped: (edge) =>
      withStranger(async (_, arrived) => {
        const user = freshUser();
        const client = await provenClient(edge, user);
        const bye = request("BYE", {
          user,
          toTag: "1",
          requestUri: `sip:x@${addresses.stranger}:5060`,
          headers: [["Route", `<sip:${domain};transport=ws;lr>`]],
        });
        const reached = () => arrived(bye.header("Call-ID")) > 0;
        client.send(bye);
        const refused = () => client.received.some((one) => one.status === 403);
        await until("the edge has decided", () => reached() || refused());
        client.close();
        return !reached();
      }),
  },
  {
    title: "SIP over UDP from an address that is no switch",
    check: "sources",
    stopped: (edge) =>
      withStranger(async (stranger, arrived) => {
        const via = `SIP/2.0/UDP ${addresses.stranger}:5060;branch=z9hG4bKx`;
        const options = request("OPTIONS", { headers: [["Via", via]] });
        const reached = () => arrived(options.header("Call-ID")) > 0;
        stranger.send(options.toString(), 5060, edge.address);
        const refused = () => edge.log().includes(`refused: OPTIONS from ${addresses.stranger}:5060`);
        await until("the edge has decided", () => reached() || refused());
        return !reached();
      }),
  },
];
