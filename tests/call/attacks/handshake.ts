import { addresses } from "../harness/addresses";
import { RawClient, request } from "../harness/raw-client";
import { type Attack, freshAddress, limits } from "./attack";

const scan = () => request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] });

/** What happens before the first SIP message. */
export const handshakeAttacks: readonly Attack[] = [
  {
    title: "a page of another origin",
    check: "origins",
    stopped: async (edge) => {
      const client = await RawClient.open(edge, {
        forwardedFor: freshAddress(),
        origin: "https://evil.example",
      });
      client.close();
      return client.status === 403;
    },
  },
  {
    title: "a scanner that comes back",
    check: "bans",
    stopped: async (edge) => {
      const forwardedFor = freshAddress();
      const client = await RawClient.open(edge, { forwardedFor });
      await client.outcome(scan());
      const again = await RawClient.open(edge, { forwardedFor });
      again.close();
      return again.status === 403;
    },
  },
  {
    title: "a scanner that goes on by another connection, opened before",
    check: "bans",
    stopped: async (edge) => {
      const forwardedFor = freshAddress();
      const [first, second] = [
        await RawClient.open(edge, { forwardedFor }),
        await RawClient.open(edge, { forwardedFor }),
      ];
      await first.outcome(scan());
      const outcome = await second.outcome(request("OPTIONS"));
      second.close();
      return outcome === 0;
    },
  },
  {
    title: "a flood of handshakes from one address",
    check: "handshakeRate",
    stopped: async (edge) => {
      const forwardedFor = freshAddress();
      const statuses: number[] = [];
      for (let count = 0; count <= limits.handshakesPerClient; count += 1) {
        const client = await RawClient.open(edge, { forwardedFor });
        statuses.push(client.status);
        client.close();
      }
      return statuses.at(-1) === 429 && statuses.slice(0, -1).every((status) => status === 101);
    },
  },
  {
    title: "an X-Forwarded-For from somewhere else than the load balancer, to have another one banned",
    check: "trustedProxies",
    stopped: async (edge) => {
      const victim = freshAddress();
      const client = await RawClient.open(edge, { from: addresses.stranger, forwardedFor: victim });
      await client.outcome(scan());
      const honest = await RawClient.open(edge, { forwardedFor: victim });
      honest.close();
      return honest.status === 101;
    },
  },
];
