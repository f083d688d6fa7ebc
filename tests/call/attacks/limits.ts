import assert from "node:assert/strict";
import { credential } from "../harness/cell";
import { RawClient, request } from "../harness/raw-client";
import { until } from "../harness/wait";
import { type Attack, connectFresh, freshAddress, freshUser, limits, offer, provenClient } from "./attack";

/** `count` calls of one user, and the status of each. */
async function callStatuses(client: RawClient, user: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) {
    statuses.push(await client.outcome(request("INVITE", { user, body: offer })));
  }
  return statuses;
}

/** Too much of something. */
export const limitAttacks: readonly Attack[] = [
  {
    title: "a flood from one address, while another one is served",
    check: "requestRate",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const count = limits.requestsPerClient + 50;
      for (let index = 0; index < count; index += 1) {
        client.send(request("OPTIONS"));
      }
      await until("the flood is answered or cut", () => client.closed || client.received.length === count);
      const other = await connectFresh(edge);
      assert.equal(await other.outcome(request("OPTIONS")), 200, "another address is served");
      other.close();
      client.close();
      return client.received.length < count;
    },
  },
  {
    title: "more calls at once than a user may have",
    check: "simultaneousCalls",
    stopped: async (edge) => {
      const user = freshUser();
      const client = await provenClient(edge, user);
      const statuses = await callStatuses(client, user, limits.simultaneousCallsPerUser + 1);
      client.close();
      assert.ok(statuses.slice(0, -1).every((status) => status === 200));
      return statuses.at(-1) === 486;
    },
  },
  {
    title: "more attempts to call in a minute than a user may make",
    check: "callRate",
    stopped: async (edge) => {
      const user = freshUser();
      const client = await provenClient(edge, user);
      const statuses = await callStatuses(client, user, limits.callsPerUserAndMinute + 1);
      client.close();
      assert.ok(statuses.slice(0, -1).every((status) => status !== 429));
      return statuses.at(-1) === 429;
    },
  },
  {
    title: "more devices than a user may have",
    check: "deviceLimit",
    stopped: async (edge) => {
      const user = freshUser();
      const statuses: number[] = [];
      const devices: RawClient[] = [];
      for (let count = 0; count <= limits.devicesPerUser; count += 1) {
        const device = await RawClient.open(edge, { forwardedFor: freshAddress() });
        devices.push(device);
        statuses.push(await device.prove(request("REGISTER", { user }), credential(user)));
      }
      for (const device of devices) {
        device.close();
      }
      assert.ok(statuses.slice(0, -1).every((status) => status === 200));
      return statuses.at(-1) === 503;
    },
  },
];
