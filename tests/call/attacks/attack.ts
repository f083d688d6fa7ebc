import assert from "node:assert/strict";
import type { SipCredential } from "../../../runtime/credentials";
import { type EdgeCheck, type EdgeLimits, edgeDefaults } from "../../../runtime/edge-values";
import { lane } from "../harness/addresses";
import { type Cell, credential } from "../harness/cell";
import type { Edge } from "../harness/edge";
import { RawClient, type RequestOptions, request } from "../harness/raw-client";
import { writeAudio } from "../harness/sdp";

/** Something hostile, and the check that stops it: switched off, the attack must come through. */
export interface Attack {
  readonly title: string;
  readonly check: EdgeCheck;
  /** True when the edge stopped it. */
  stopped(edge: Edge, cell: Cell): Promise<boolean>;
}

/** Limits that an attack reaches quickly. */
export const limits: EdgeLimits = {
  ...edgeDefaults.limits,
  requestsPerClient: 100,
  handshakesPerClient: 20,
  failuresPerClient: 5,
  banSeconds: 2,
  callsPerUserAndMinute: 6,
  simultaneousCallsPerUser: 3,
  devicesPerUser: 2,
};

export const offer = writeAudio("198.51.100.1", 40_000, 1);

let fresh = 0;

/** A client address that nobody has used, so that bans of one test do not meet another. */
export function freshAddress(): string {
  fresh += 1;
  return `198.51.${100 + lane}.${fresh}`;
}

/** A user that has no calls and no devices yet. */
export function freshUser(): string {
  fresh += 1;
  return `user${fresh}`;
}

export function connectFresh(edge: Edge): Promise<RawClient> {
  return RawClient.open(edge, { forwardedFor: freshAddress() });
}

/** A connection that has registered `user`. */
export async function provenClient(
  edge: Edge,
  user: string,
  issued: SipCredential = credential(user),
): Promise<RawClient> {
  const client = await connectFresh(edge);
  const status = await client.prove(request("REGISTER", { user }), issued);
  assert.equal(status, 200, `${user} registers`);
  return client;
}

/** One request of a stranger, refused by the status that a client would see; 0 is a closed connection. */
export function refusedRequest(
  check: EdgeCheck,
  title: string,
  status: number,
  method: string,
  options: RequestOptions = {},
): Attack {
  return {
    title,
    check,
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const outcome = await client.outcome(request(method, options));
      client.close();
      return outcome === status;
    },
  };
}
