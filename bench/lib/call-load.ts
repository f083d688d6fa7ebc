/** Calls at a fixed rate: browsers' side by WebSocket, the switch's side by UDP, both as lean as they can be. */
import { createSocket, type Socket } from "node:dgram";
import { credential } from "../../tests/call/harness/cell";
import { RawClient, request } from "../../tests/call/harness/raw-client";
import { writeAudio } from "../../tests/call/harness/sdp";
import { freshId, SipMessage } from "../../tests/call/harness/sip-message";
import { replyAddress } from "../../tests/call/harness/switch-call";
import { sleep, until } from "../../tests/call/harness/wait";

/** Answers every request with 200, an INVITE with a description. */
export class Answerer {
  private readonly socket: Socket = createSocket({ type: "udp4", recvBufferSize: 4 * 2 ** 20 });

  constructor(readonly address: string) {
    this.socket.on("message", (data) => this.receive(data.toString()));
    this.socket.bind(5060, address);
  }

  /** Registers itself as `user`, for a proxy that looks its targets up. */
  register(user: string, proxy: string): void {
    const register = request("REGISTER", {
      user,
      contact: `<sip:${user}@${this.address}:5060>`,
      headers: [["Via", `SIP/2.0/UDP ${this.address}:5060;branch=z9hG4bK${freshId()}`]],
    });
    this.socket.send(register.toString(), 5060, proxy);
  }

  close(): void {
    this.socket.close();
  }

  private receive(text: string): void {
    if (text.startsWith("SIP/2.0") || text.startsWith("ACK")) return;
    const message = SipMessage.parse(text);
    const copied = message.headers.filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name));
    const to = message.tag("To") ? message.header("To") : `${message.header("To")};tag=${freshId()}`;
    const session =
      message.method === "INVITE" ? writeAudio(this.address, 20_000, 1, { offer: message.body }) : "";
    const headers: (readonly [string, string])[] = [
      ...copied,
      ["To", to],
      ["Contact", `<sip:answerer@${this.address}:5060>`],
      ...(session === "" ? [] : [["Content-Type", "application/sdp"] as const]),
    ];
    const [host, port] = replyAddress(message);
    this.socket.send(new SipMessage("SIP/2.0 200 OK", headers, session).toString(), port, host);
  }
}

/** A registered user's WebSocket. */
export class Caller {
  private readonly steps = new Map<string, (reply: SipMessage) => void>();

  private constructor(
    private readonly client: RawClient,
    private readonly user: string,
  ) {
    client.onMessage = (message) => {
      client.received.length = 0;
      if (message.status >= 200) this.steps.get(`${message.header("Call-ID")} ${message.method}`)?.(message);
    };
  }

  static async register(
    edge: { readonly address: string },
    user: string,
    forwardedFor: string,
  ): Promise<Caller> {
    const client = await RawClient.open(edge, { forwardedFor });
    const status = await client.prove(request("REGISTER", { user }), credential(user));
    if (status !== 200) throw new Error(`${user} does not register: ${status}`);
    return new Caller(client, user);
  }

  /** INVITE, 200, ACK, BYE, 200. `done` says whether all of it went well. */
  call(done: (well: boolean) => void): void {
    const invite = request("INVITE", { user: this.user, body: writeAudio("192.0.2.1", 40_000, 1) });
    const callId = invite.header("Call-ID");
    this.steps.set(`${callId} INVITE`, (ok) => {
      this.steps.delete(`${callId} INVITE`);
      if (ok.status !== 200) return done(false);
      this.steps.set(`${callId} BYE`, (reply) => {
        this.steps.delete(`${callId} BYE`);
        done(reply.status === 200);
      });
      this.client.send(this.inside("ACK", 1, invite, ok));
      this.client.send(this.inside("BYE", 2, invite, ok));
    });
    this.client.send(invite);
  }

  close(): void {
    this.client.close();
  }

  private inside(method: string, sequence: number, invite: SipMessage, ok: SipMessage): SipMessage {
    const routes = ok.all("Record-Route").reverse();
    return request(method, {
      user: this.user,
      toTag: ok.tag("To"),
      requestUri: ok.uri("Contact"),
      headers: [
        ["Call-ID", invite.header("Call-ID")],
        ["From", invite.header("From")],
        ["CSeq", `${sequence} ${method}`],
        ...routes.map((route): [string, string] => ["Route", route]),
      ],
    });
  }
}

/** So many calls a second for so long, open loop; how many were begun and how many of them failed. */
export async function load(
  callers: readonly Caller[],
  callsPerSecond: number,
  seconds: number,
): Promise<{ calls: number; failed: number }> {
  const total = callsPerSecond * seconds;
  const start = performance.now();
  let [begun, ended, well] = [0, 0, 0];
  while (begun < total) {
    const due = Math.min(total, ((performance.now() - start) / 1000) * callsPerSecond);
    for (; begun < due; begun += 1) {
      callers[begun % callers.length]?.call((good) => {
        ended += 1;
        well += good ? 1 : 0;
      });
    }
    await sleep(5);
  }
  await until("the last call is over", () => ended === total, 10).catch(() => undefined);
  return { calls: total, failed: total - well };
}
