import { type RtpCounts, RtpStream } from "./rtp-stream";
import { type Direction, readAudio, writeAudio } from "./sdp";
import { freshId, SipMessage } from "./sip-message";
import { until } from "./wait";

export type Send = (message: SipMessage, host: string, port: number) => void;

/** One dialog of a switch with its media: what FreeSWITCH would be for a call. */
export class SwitchCall {
  readonly callId: string;
  readonly media: RtpStream;
  state: "ringing" | "answered" | "ended" = "ringing";
  /** How the other side changed the call after its start. */
  readonly changes: Direction[] = [];
  /** Status of the last answer to a request of ours. */
  lastStatus = 0;
  /** All answers to our requests. */
  readonly replies: SipMessage[] = [];
  endedBy: "us" | "them" | undefined;

  private sequence = 1;
  private version = 1;
  private localHeader: string;
  private remoteHeader: string;
  private target: string;
  private routes: readonly string[];
  private okRepeat: NodeJS.Timeout | undefined;

  private constructor(
    private readonly address: string,
    private readonly send: Send,
    start: {
      callId: string;
      local: string;
      remote: string;
      target: string;
      routes: readonly string[];
      port: number;
    },
    /** The first request of the call, as it came or went. */
    readonly invite: SipMessage,
  ) {
    this.callId = start.callId;
    this.localHeader = start.local;
    this.remoteHeader = start.remote;
    this.target = start.target;
    this.routes = start.routes;
    this.media = new RtpStream(address, start.port);
  }

  /** A call that came to us. */
  static incoming(address: string, send: Send, invite: SipMessage, port: number): SwitchCall {
    const local = `${invite.header("To")};tag=${freshId("s")}`;
    return new SwitchCall(
      address,
      send,
      {
        callId: invite.header("Call-ID"),
        local,
        remote: invite.header("From"),
        target: invite.uri("Contact"),
        routes: invite.all("Record-Route"),
        port,
      },
      invite,
    );
  }

  /** A call that we place to a user by way of an edge. */
  static outgoing(address: string, send: Send, user: string, edge: string, port: number): SwitchCall {
    const callId = freshId("out");
    const local = `<sip:switch@${address}>;tag=${freshId("s")}`;
    const remote = `<sip:${user}@${edge}>`;
    const target = `sip:${user}@${edge}:5060`;
    const headers = [
      ["Via", via(address)],
      ["From", local],
      ["To", remote],
      ["Call-ID", callId],
      ["CSeq", "1 INVITE"],
      ["Contact", `<sip:switch@${address}:5060>`],
      ["Max-Forwards", "70"],
      ["Content-Type", "application/sdp"],
    ] as const;
    const invite = new SipMessage(`INVITE ${target} SIP/2.0`, headers, writeAudio(address, port, 1));
    const call = new SwitchCall(address, send, { callId, local, remote, target, routes: [], port }, invite);
    send(invite, edge, 5060);
    return call;
  }

  /** Answers a request of this dialog. */
  respond(request: SipMessage, status: number, reason: string, body = ""): void {
    const copied = request.headers.filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name));
    const extra: [string, string][] = [
      ["To", this.localHeader],
      ["Contact", `<sip:switch@${this.address}:5060>`],
    ];
    if (body) {
      extra.push(["Content-Type", "application/sdp"]);
    }
    const [host, port] = replyAddress(request);
    this.send(new SipMessage(`SIP/2.0 ${status} ${reason}`, [...copied, ...extra], body), host, port);
  }

  /** Answers the INVITE that began the call, and repeats that until the ACK is there. */
  answer(): void {
    const offer = this.invite.body;
    const ok = () =>
      this.respond(
        this.invite,
        200,
        "OK",
        writeAudio(this.address, this.media.port, this.version, { offer }),
      );
    ok();
    this.okRepeat = setInterval(ok, 500);
    this.state = "answered";
    this.listenTo(offer);
  }

  /** A request of the other side inside the dialog. */
  receive(request: SipMessage): void {
    if (request.method === "ACK") {
      clearInterval(this.okRepeat);
    } else if (request.method === "BYE") {
      this.respond(request, 200, "OK");
      this.end("them");
    } else if (request.method === "CANCEL") {
      this.respond(request, 200, "OK");
      this.respond(this.invite, 487, "Request Terminated");
      this.end("them");
    } else if (request.method === "INVITE") {
      this.version += 1;
      this.changes.push(readAudio(request.body).direction);
      const answer = writeAudio(this.address, this.media.port, this.version, { offer: request.body });
      this.respond(request, 200, "OK", answer);
      this.listenTo(request.body);
    } else {
      this.respond(request, 200, "OK");
    }
  }

  /** An answer to a request of ours. */
  receiveReply(reply: SipMessage): void {
    this.lastStatus = reply.status;
    this.replies.push(reply);
    if (reply.method === "INVITE" && reply.status >= 200) {
      if (reply.status < 300) {
        this.remoteHeader = reply.header("To");
        this.target = reply.uri("Contact");
        this.routes = this.state === "ringing" ? reply.all("Record-Route").reverse() : this.routes;
        this.state = "answered";
        this.listenTo(reply.body);
        this.request("ACK", Number(reply.header("CSeq").split(" ")[0]));
      } else if (this.state === "ringing") {
        this.refuse(reply);
      }
    }
  }

  /** Asks for another direction of the audio, as a switch that puts the caller on hold does. */
  reinvite(direction: Direction): void {
    this.version += 1;
    this.sequence += 1;
    this.lastStatus = 0;
    this.request(
      "INVITE",
      this.sequence,
      writeAudio(this.address, this.media.port, this.version, { direction }),
    );
  }

  /** Gives up a call of ours that nobody has answered. */
  cancel(): void {
    const headers = this.invite.headers.filter(([name]) => /^(via|from|to|call-id)$/i.test(name));
    const [host, port] = hostAndPort(this.target);
    const cseq = ["CSeq", `${this.sequence} CANCEL`] as const;
    this.send(new SipMessage(`CANCEL ${this.target} SIP/2.0`, [...headers, cseq]), host, port);
  }

  async hangUp(): Promise<void> {
    this.sequence += 1;
    this.lastStatus = 0;
    this.request("BYE", this.sequence);
    await until("the BYE is answered", () => this.lastStatus === 200);
    this.end("us");
  }

  counts(): RtpCounts {
    return this.media.counts();
  }

  end(by: "us" | "them"): void {
    if (this.state !== "ended") {
      this.state = "ended";
      this.endedBy = by;
      clearInterval(this.okRepeat);
      this.media.close();
    }
  }

  private refuse(reply: SipMessage): void {
    const [host, port] = hostAndPort(this.target);
    const headers = this.invite.headers.filter(([name]) => /^(via|from|call-id)$/i.test(name));
    const cseq = ["CSeq", `${this.sequence} ACK`] as const;
    this.send(
      new SipMessage(`ACK ${this.target} SIP/2.0`, [...headers, ["To", reply.header("To")], cseq]),
      host,
      port,
    );
    this.end("them");
  }

  private listenTo(sdp: string): void {
    const audio = readAudio(sdp);
    this.media.mute(audio.direction === "sendonly" || audio.direction === "inactive");
    this.media.sendTo(audio.address, audio.port, audio.rtcpPort);
  }

  private request(method: string, sequence: number, body = ""): void {
    const headers: [string, string][] = [
      ["Via", via(this.address)],
      ...this.routes.map((route): [string, string] => ["Route", route]),
      ["From", this.localHeader],
      ["To", this.remoteHeader],
      ["Call-ID", this.callId],
      ["CSeq", `${sequence} ${method}`],
      ["Contact", `<sip:switch@${this.address}:5060>`],
      ["Max-Forwards", "70"],
    ];
    if (body) {
      headers.push(["Content-Type", "application/sdp"]);
    }
    const [host, port] = hostAndPort(this.routes[0] ?? this.target);
    this.send(new SipMessage(`${method} ${this.target} SIP/2.0`, headers, body), host, port);
  }
}

function via(address: string): string {
  return `SIP/2.0/UDP ${address}:5060;branch=z9hG4bK${freshId()}`;
}

function hostAndPort(uri: string): [string, number] {
  const [, host = "", port] = /sips?:(?:[^@>]*@)?([^:;>]+)(?::(\d+))?/.exec(uri) ?? [];
  return [host, Number(port ?? 5060)];
}

/** Where answers go: the topmost Via, as received. */
export function replyAddress(request: SipMessage): [string, number] {
  const top = request.all("Via")[0] ?? "";
  const [, host = "", port] = /UDP ([^:;]+)(?::(\d+))?/.exec(top) ?? [];
  return [host, Number(port ?? 5060)];
}
