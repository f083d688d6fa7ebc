import assert from "node:assert/strict";
import { addresses } from "./harness/addresses";
import { Cell, credential } from "./harness/cell";
import { normalCall, sharedMemoryBytes, Unharmed } from "./harness/normal-call";
import { handshake, RawClient, request, withCredential } from "./harness/raw-client";
import { writeAudio } from "./harness/sdp";
import { torture } from "./harness/torture";
import { sleep, until } from "./harness/wait";

describe("abuse that the edge must outlive", () => {
  let cell: Cell;
  let unharmed: Unharmed;
  before(async () => {
    cell = await Cell.start({ browser: false });
    unharmed = await Unharmed.of(cell);
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
    await unharmed.check();
  });
  after(() => cell?.stop());

  let clients = 0;
  const connect = () => {
    clients += 1;
    return RawClient.open(cell.edge, { forwardedFor: `203.0.113.${clients % 250}` });
  };

  it("torture messages", async () => {
    for (const [title, message] of Object.entries(torture)) {
      const client = await connect();
      client.send(message);
      const next = await connect();
      assert.equal(await next.outcome(request("OPTIONS")), 200, `served after: ${title}`);
      client.close();
      next.close();
    }
  });

  it("frames that are fragmented, oversized, unmasked, unknown, or lie about their length", async () => {
    const text = Buffer.from(request("OPTIONS").toString());
    const frames: ((client: RawClient) => void)[] = [
      (client) => {
        client.frame(text.subarray(0, 50), { final: false });
        client.frame(text.subarray(50), { opcode: 0 });
      },
      (client) => client.frame(Buffer.alloc(60_000, 0x41)),
      // More than the read buffer.
      (client) => client.frame(Buffer.alloc(100_000, 0x41)),
      (client) => client.frame(Buffer.alloc(100), { claimedLength: 2 ** 31 }),
      (client) => client.frame(Buffer.alloc(100), { claimedLength: 2 ** 40 }),
      (client) => client.frame(text, { opcode: 2 }),
      (client) => client.frame(text, { opcode: 11 }),
      (client) => client.frame(Buffer.alloc(200), { opcode: 9 }),
      (client) => client.frame(Buffer.alloc(0)),
      (client) => client.socket.write(Buffer.concat([Buffer.from([0x81, text.length & 0x7f]), text])),
      (client) => client.socket.write(Buffer.from([0x81])),
    ];
    for (const send of frames) {
      const client = await connect();
      send(client);
      const next = await connect();
      assert.equal(await next.outcome(request("OPTIONS")), 200);
      client.close();
      next.close();
    }
  });

  it("half-open connections and handshakes that trickle in", async () => {
    const silent = await Promise.all(Array.from({ length: 100 }, () => RawClient.silent(cell.edge)));
    const slow = await Promise.all(Array.from({ length: 20 }, () => RawClient.silent(cell.edge)));
    for (const client of slow) {
      client.socket.write(handshake({}).slice(0, 60));
    }
    await normalCall(cell);
    for (const client of slow) {
      client.socket.write(handshake({}).slice(60));
    }
    await until("the slow ones are served too", () =>
      slow.every((client) => client.status === 101 || client.closed),
    );
    for (const client of [...silent, ...slow]) {
      client.close();
    }
  });

  it("handshakes that are none", async () => {
    const broken = [
      "GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
      handshake({}).replace("Sec-WebSocket-Protocol: sip", "Sec-WebSocket-Protocol: chat"),
      handshake({}).replace("Version: 13", "Version: 8"),
      handshake({}).replace("GET /ws", "GET /admin"),
      handshake({}).replace("GET ", "POST "),
      `GET /ws HTTP/1.1\r\nX-Long: ${"a".repeat(70_000)}\r\n\r\n`,
    ];
    const statusOf = async (text: string) => {
      const client = await RawClient.silent(cell.edge);
      client.socket.write(text);
      await sleep(100);
      client.close();
      return client.status;
    };
    assert.equal(await statusOf(handshake({})), 101);
    for (const text of broken) {
      assert.notEqual(await statusOf(text), 101, JSON.stringify(text.slice(0, 60)));
    }
  });

  it("HTTP for anything but a WebSocket and the health check: 404", async () => {
    const requests = [
      ["GET", "/"],
      ["GET", "/ws"],
      ["POST", "/healthz"],
      ["GET", "/healthz/"],
      ["GET", "/metrics"],
      ["POST", "/RPC"],
    ] as const;
    const statusOf = async (method: string, path: string) => {
      const url = `http://${cell.edge.address}:8080${path}`;
      return (await fetch(url, { method, headers: { connection: "close" } })).status;
    };
    assert.equal(await statusOf("GET", "/healthz"), 200);
    for (const [method, path] of requests) {
      assert.equal(await statusOf(method, path), 404, `${method} ${path}`);
    }
  });

  it("a flood of registrations", async () => {
    const flood = await Promise.all(
      Array.from({ length: 150 }, async (_, index) => {
        const client = await connect();
        assert.equal(
          await client.prove(request("REGISTER", { user: `flood${index}` }), credential(`flood${index}`)),
          200,
        );
        return client;
      }),
    );
    assert.ok((await sharedMemoryBytes(cell.edge)) > unharmed.usualBytes + 150 * 100 * 1024);
    for (const client of flood) {
      client.close();
    }
    await until(
      "no registration is left",
      async () => !JSON.stringify(await cell.edge.rpc("ul.dump")).includes("flood"),
    );
  });

  it("a ninth device of one user", async () => {
    const statuses: number[] = [];
    const devices: RawClient[] = [];
    for (let device = 1; device <= 9; device += 1) {
      const client = await connect();
      devices.push(client);
      statuses.push(await client.prove(request("REGISTER", { user: "collector" }), credential("collector")));
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 200, 200, 503]);
    for (const client of devices) {
      client.close();
    }
  });

  it("another user's credential, replayed from a connection of one's own", async () => {
    const alice = await connect();
    const register = request("REGISTER", { user: "alice" });
    const challenge = await alice.answer(register);
    assert.ok(challenge !== "closed");
    const proven = withCredential(register, challenge, credential("alice"));
    assert.equal(await alice.outcome(proven), 200);

    const mallory = await connect();
    const stolen = proven.header("Authorization");
    const replayed = request("REGISTER", { user: "mallory", headers: [["Authorization", stolen]] });
    assert.equal(await mallory.outcome(replayed), 403);
    const call = request("INVITE", {
      user: "alice",
      headers: [["Proxy-Authorization", stolen]],
      body: writeAudio("192.0.2.1", 40_000, 1),
    });
    assert.equal(await mallory.outcome(call), 407);
    alice.close();
    mallory.close();
  });

  it("every call that a user can start without a credential: none", async () => {
    const client = await connect();
    assert.equal(await client.outcome(request("INVITE", { body: writeAudio("192.0.2.1", 40_000, 1) })), 407);
    assert.equal(
      await client.outcome(request("BYE", { toTag: "1", requestUri: `sip:x@${addresses.switches[0]}` })),
      407,
    );
    client.close();
  });
});
