import { createSocket, type Socket } from "node:dgram";
import { addresses } from "./addresses";
import { freshId, SipMessage } from "./sip-message";
import { replyAddress, SwitchCall } from "./switch-call";
import { until } from "./wait";

/**
 * How a FreeSWITCH behaves at the moment: `draining` answers 503 to probes and new calls and keeps its own; `stopping`
 * answers 410; `broken` passes probes and refuses calls with 500; `mute` passes probes and says nothing to calls, `trying` nothing
 * after 100; `ringing` rings and does not answer.
 */
export type Mood = "ready" | "ringing" | "draining" | "stopping" | "broken" | "mute" | "trying" | "dead";

/** A SIP answerer in FreeSWITCH's place: answers and places calls, with real RTP and RTCP. */
export class Switch {
  mood: Mood = "ready";
  readonly calls = new Map<string, SwitchCall>();
  /** Every request that reached it and was no probe. */
  readonly requests: SipMessage[] = [];
  private readonly socket: Socket = createSocket("udp4");
  private nextPort = 20_000;

  constructor(
    readonly index: number,
    readonly address: string = addresses.switches[index] ?? "",
  ) {
    this.socket.on("message", (data) => this.receive(SipMessage.parse(data.toString())));
    this.socket.bind(5060, this.address);
  }

  /** The only call that is up, once there is one. */
  async call(): Promise<SwitchCall> {
    return until(`switch ${this.index} has an answered call`, () =>
      [...this.calls.values()].find((call) => call.state === "answered"),
    );
  }

  place(user: string, edge: string): SwitchCall {
    const call = SwitchCall.outgoing(this.address, this.send, user, edge, this.port());
    this.calls.set(call.callId, call);
    return call;
  }

  /** Ends what is up without a word, and forgets everything. */
  reset(): void {
    for (const call of this.calls.values()) {
      call.end("us");
    }
    this.calls.clear();
    this.requests.length = 0;
    this.mood = "ready";
  }

  close(): void {
    this.reset();
    this.socket.close();
  }

  private port(): number {
    this.nextPort += 2;
    return this.nextPort;
  }

  private readonly send = (message: SipMessage, host: string, port: number): void => {
    this.socket.send(message.toString(), port, host);
  };

  private receive(message: SipMessage): void {
    if (this.mood === "dead") {
      return;
    }
    if (!message.isRequest) {
      this.calls.get(message.header("Call-ID"))?.receiveReply(message);
    } else if (message.method === "OPTIONS") {
      this.reply(message, this.mood === "draining" ? 503 : this.mood === "stopping" ? 410 : 200);
    } else {
      this.requests.push(message);
      this.receiveRequest(message);
    }
  }

  private receiveRequest(request: SipMessage): void {
    const known = this.calls.get(request.header("Call-ID"));
    const repeated = request.method === "INVITE" && !request.tag("To") && known;
    if (repeated) {
      return;
    }
    if (known) {
      known.receive(request);
    } else if (request.method === "INVITE" && !request.tag("To")) {
      this.accept(request);
    } else if (request.method !== "ACK") {
      this.reply(request, 481);
    }
  }

  private accept(invite: SipMessage): void {
    const refusal = { draining: 503, stopping: 410, broken: 500 }[
      this.mood as "draining" | "stopping" | "broken"
    ];
    if (this.mood === "mute") {
      return;
    }
    if (this.mood === "trying") {
      this.reply(invite, 100);
      return;
    }
    if (refusal) {
      this.reply(invite, refusal);
      return;
    }
    const call = SwitchCall.incoming(this.address, this.send, invite, this.port());
    this.calls.set(call.callId, call);
    call.respond(invite, 180, "Ringing");
    if (this.mood !== "ringing") {
      setTimeout(() => call.state === "ringing" && call.answer(), 100);
    }
  }

  private reply(request: SipMessage, status: number): void {
    const copied = request.headers.filter(([name]) => /^(via|from|call-id|cseq)$/i.test(name));
    const to = request.tag("To") ? request.header("To") : `${request.header("To")};tag=${freshId()}`;
    const [host, port] = replyAddress(request);
    this.send(
      new SipMessage(`SIP/2.0 ${status} ${status === 200 ? "OK" : "Refused"}`, [...copied, ["To", to]]),
      host,
      port,
    );
  }
}
