import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { type EdgeCheck, edgeChecks } from "../../runtime/edge-values";
import { addresses, domain } from "./harness/addresses";
import { Cell, credential } from "./harness/cell";
import { Edge } from "./harness/edge";
import { RawClient, type RequestOptions, request } from "./harness/raw-client";
import { writeAudio } from "./harness/sdp";
import { SipMessage } from "./harness/sip-message";
import { sleep, until } from "./harness/wait";

/** Something hostile: true when the edge stopped it. */
interface Attack {
  readonly title: string;
  /** What stops it; switched off, it must come through. */
  readonly check: EdgeCheck;
  stopped(edge: Edge, cell: Cell): Promise<boolean>;
}

const offer = writeAudio("198.51.100.1", 40_000, 1);
let nextClient = 1;

/** A client address that nobody has used, so that bans of one test do not meet another. */
function freshAddress(): string {
  nextClient += 1;
  return `198.51.100.${nextClient}`;
}

function connectFresh(edge: Edge): Promise<RawClient> {
  return RawClient.open(edge, { forwardedFor: freshAddress() });
}

/** Refused by the status that a client would see, as one request of a stranger. */
function refusedRequest(title: string, status: number, method: string, options: RequestOptions): Attack {
  return {
    title,
    check: "requestChecks",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const outcome = await client.outcome(request(method, options));
      client.close();
      return outcome === status;
    },
  };
}

async function provenClient(edge: Edge, user: string): Promise<RawClient> {
  const client = await connectFresh(edge);
  const status = await client.prove(request("REGISTER", { user }), credential(user));
  assert.equal(status, 200, `${user} registers`);
  return client;
}

const attacks: readonly Attack[] = [
  {
    title: "a handshake from a page of another origin",
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
  refusedRequest("a method that no browser needs", 405, "SUBSCRIBE", {}),
  refusedRequest("a request out of hops", 483, "OPTIONS", { headers: [["Max-Forwards", "0"]] }),
  refusedRequest("a Call-ID of 300 bytes", 400, "OPTIONS", { headers: [["Call-ID", "c".repeat(300)]] }),
  refusedRequest("a User-Agent of 300 bytes", 400, "OPTIONS", { headers: [["User-Agent", "u".repeat(300)]] }),
  {
    title: "two From headers",
    check: "requestChecks",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      client.send(
        request("OPTIONS", {
          headers: [
            ["From", `<sip:mallory@${domain}>;tag=1`],
            ["From", `<sip:alice@${domain}>;tag=2`],
          ],
        }),
      );
      // It gets no answer; an honest one after it does.
      await client.outcome(request("OPTIONS"));
      const served = client.received.filter((one) => one.status === 200).length;
      client.close();
      return served === 1;
    },
  },
  refusedRequest("a CSeq of another method", 400, "OPTIONS", { headers: [["CSeq", "1 INVITE"]] }),
  refusedRequest("a Contact that points into the network", 400, "REGISTER", {
    contact: `<sip:mallory@x.invalid;alias=${addresses.switches[0]}~5060~1>`,
  }),
  refusedRequest("a Contact with another scheme", 400, "REGISTER", { contact: "<tel:+100>" }),
  refusedRequest("a Path of its own", 400, "REGISTER", {
    headers: [["Path", `<sip:${addresses.switches[0]};lr>`]],
  }),
  refusedRequest("a Record-Route of its own", 400, "INVITE", {
    headers: [["Record-Route", `<sip:${addresses.switches[0]};lr>`]],
    body: offer,
  }),
  refusedRequest("a message of 40 KB", 513, "OPTIONS", { body: "x".repeat(40_000) }),
  {
    title: "a scanner, which is then shut out",
    check: "requestChecks",
    stopped: async (edge) => {
      const forwardedFor = freshAddress();
      const client = await RawClient.open(edge, { forwardedFor });
      const outcome = await client.outcome(
        request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] }),
      );
      const again = await RawClient.open(edge, { forwardedFor });
      client.close();
      again.close();
      return outcome === 0 && again.status === 403;
    },
  },
  {
    title: "a flood from one address, while another one is served",
    check: "rateLimits",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      for (let count = 0; count < 700; count += 1) {
        client.send(request("OPTIONS"));
      }
      await until("the flood is answered or cut", () => client.closed || client.received.length === 700);
      const other = await connectFresh(edge);
      assert.equal(await other.outcome(request("OPTIONS")), 200, "another address is served");
      other.close();
      client.close();
      return client.closed && client.received.length < 700;
    },
  },
  {
    title: "guessing of passwords",
    check: "rateLimits",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      let outcome = 401;
      for (let count = 0; count < 40 && outcome === 401; count += 1) {
        const wrong = { ...credential("alice"), password: `guess ${count}` };
        outcome = await client.prove(request("REGISTER", { user: "alice" }), wrong);
      }
      client.close();
      return outcome === 0;
    },
  },
  {
    title: "an X-Forwarded-For from somewhere else than the load balancer, to have another one banned",
    check: "trustedProxies",
    stopped: async (edge) => {
      const victim = freshAddress();
      const client = await RawClient.open(edge, { from: addresses.stranger, forwardedFor: victim });
      await client.outcome(request("OPTIONS", { headers: [["User-Agent", "friendly-scanner"]] }));
      const honest = await RawClient.open(edge, { forwardedFor: victim });
      honest.close();
      return honest.status === 101;
    },
  },
  {
    title: "a registration in another user's name",
    check: "identity",
    stopped: async (edge) => {
      const client = await connectFresh(edge);
      const status = await client.prove(request("REGISTER", { user: "alice" }), credential("mallory"));
      client.close();
      return status === 403;
    },
  },
  {
    title: "a call in another user's name, on a connection that proved its own",
    check: "identity",
    stopped: async (edge) => {
      const client = await (edge.checks("identity") ? provenClient(edge, "mallory") : connectFresh(edge));
      const status = await client.outcome(request("INVITE", { user: "alice", body: offer }));
      client.close();
      return status === 403;
    },
  },
  {
    title: "headers that the switches would believe",
    check: "headerFilter",
    stopped: async (edge, cell) => {
      const client = await provenClient(edge, "trent");
      const headers = [
        ["X-Record", "no"],
        ["P-Asserted-Identity", "<sip:alice@sip.example.com>"],
        ["Diversion", "<sip:alice@sip.example.com>"],
        ["X-Anything", "1"],
      ] as const;
      await client.outcome(request("INVITE", { user: "trent", headers, body: offer }));
      const invite = cell.switch.requests.find((one) => one.method === "INVITE");
      client.close();
      assert.ok(invite);
      const names = invite.headers.map(([name]) => name);
      const identities = invite.all("P-Asserted-Identity");
      assert.ok(identities.includes(`<sip:trent@${domain}>`), "the edge's own identity is there");
      return (
        identities.length === 1 &&
        invite.header("X-Record") === "yes" &&
        !names.some((name) => /^(X-Any|Diversion)/.test(name))
      );
    },
  },
  {
    title: "headers that the switches would believe, in an answer",
    check: "headerFilter",
    stopped: async (edge, cell) => {
      const client = await provenClient(edge, "trent");
      const call = cell.switch.place("trent", edge.address);
      const invite = await until("the client rings", () =>
        client.received.find((one) => one.method === "INVITE"),
      );
      const copied = invite.headers.filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name));
      const own = [
        ["To", `${invite.header("To")};tag=1`],
        ["Contact", "<sip:trent@x.invalid;transport=ws>"],
        ["P-Asserted-Identity", "<sip:alice@sip.example.com>"],
        ["X-Anything", "1"],
      ] as const;
      client.send(new SipMessage("SIP/2.0 486 Busy Here", [...copied, ...own]));
      await until("the switch has the answer", () => call.lastStatus === 486);
      client.close();
      const reply = call.replies.at(-1);
      assert.ok(reply);
      return reply.header("X-Anything") === "" && reply.header("P-Asserted-Identity") === "";
    },
  },
  {
    title: "more calls at once than a user may have",
    check: "callLimits",
    stopped: async (edge) => {
      const client = await provenClient(edge, "mallory");
      const statuses: number[] = [];
      for (let count = 0; count < 8; count += 1) {
        statuses.push(await client.outcome(request("INVITE", { user: "mallory", body: offer })));
      }
      client.close();
      return (
        statuses.slice(0, 6).every((status) => status === 200) &&
        statuses.slice(6).every((status) => status === 486)
      );
    },
  },
  {
    title: "a request inside a call that is routed to an address of the network that is no switch",
    check: "routeTargets",
    stopped: async (edge) => {
      const target = createSocket("udp4");
      let arrived = 0;
      target.on("message", () => {
        arrived += 1;
      });
      await new Promise<void>((done) => target.bind(5060, addresses.stranger, done));
      const client = await provenClient(edge, "mallory");
      const bye = request("BYE", {
        user: "mallory",
        toTag: "1",
        requestUri: `sip:x@${addresses.stranger}:5060`,
        headers: [["Route", `<sip:${domain};transport=ws;lr>`]],
      });
      client.send(bye);
      await until(
        "the edge has decided",
        () => arrived > 0 || client.received.some((one) => one.status === 403),
      );
      client.close();
      await new Promise<void>((done) => target.close(() => done()));
      return arrived === 0;
    },
  },
  {
    title: "SIP over UDP from an address that is no switch",
    check: "sources",
    stopped: async (edge) => {
      const stranger = createSocket("udp4");
      let answers = 0;
      stranger.on("message", () => {
        answers += 1;
      });
      await new Promise<void>((done) => stranger.bind(5060, addresses.stranger, done));
      const options = request("OPTIONS", {
        headers: [["Via", `SIP/2.0/UDP ${addresses.stranger}:5060;branch=z9hG4bKx`]],
      });
      stranger.send(options.toString(), 5060, edge.address);
      // Silence has no end to wait for: what a working answer needs many times over.
      await sleep(1000);
      await new Promise<void>((done) => stranger.close(() => done()));
      return answers === 0;
    },
  },
];

describe("hostile input", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ browser: false });
  });
  afterEach(() => cell.clean());
  after(() => cell?.stop());

  for (const check of edgeChecks) {
    describe(`stopped by ${check}`, () => {
      let control: Edge;
      before(async () => {
        control = new Edge(1, cell.directory, {
          switches: [cell.switch.address],
          relays: [cell.relay.address],
          values: { without: [check] },
        });
        await control.healthy();
      });
      after(() => control?.kill());

      for (const attack of attacks.filter((one) => one.check === check)) {
        it(attack.title, async () => {
          assert.equal(await attack.stopped(cell.edge, cell), true, "it is stopped");
          cell.switch.reset();
          assert.equal(await attack.stopped(control, cell), false, `without ${check} it comes through`);
          assert.ok(cell.edge.alive);
        });
      }
    });
  }
});
