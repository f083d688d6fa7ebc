import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { addresses, domain, pageHost } from "./addresses";
import { freshId, SipMessage } from "./sip-message";
import { until } from "./wait";

export interface RawOptions {
  /** The address it connects from; the proxy's when left out. */
  readonly from?: string;
  readonly forwardedFor?: string;
  readonly origin?: string | undefined;
}

/** Who listens for WebSockets on port 8080. */
type Reachable = { readonly address: string };

/** A SIP client over a plain WebSocket that sends exactly what a test wants, in the proxy's place or past it. */
export class RawClient {
  /** Status of the handshake; 101 is success. */
  status = 0;
  closed = false;
  readonly received: SipMessage[] = [];
  onMessage: (message: SipMessage) => void = () => undefined;
  private buffer = Buffer.alloc(0);

  private constructor(readonly socket: Socket) {
    socket.on("data", (data) => this.read(data));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.closed = true;
    });
  }

  /** A TCP connection on which nothing was said yet. */
  static async silent(edge: Reachable, from: string = addresses.proxy): Promise<RawClient> {
    const socket = connect({ host: edge.address, port: 8080, localAddress: from });
    const client = new RawClient(socket);
    await until("the edge accepts", () => socket.readyState === "open");
    return client;
  }

  static async open(edge: Reachable, options: RawOptions = {}): Promise<RawClient> {
    const client = await RawClient.silent(edge, options.from);
    client.socket.write(handshake(options));
    await until("the handshake is answered", () => client.status !== 0 || client.closed);
    return client;
  }

  send(message: SipMessage | string): void {
    this.frame(Buffer.from(message.toString()));
  }

  /** One frame (RFC 6455, 5.2): text, masked and final unless told otherwise. */
  frame(payload: Buffer, options: { opcode?: number; final?: boolean; claimedLength?: number } = {}): void {
    const { opcode = 1, final = true, claimedLength = payload.length } = options;
    const header = Buffer.alloc(14);
    header[0] = (final ? 0x80 : 0) | opcode;
    let size = 2;
    if (claimedLength < 126) {
      header[1] = 0x80 | claimedLength;
    } else if (claimedLength < 65_536) {
      header[1] = 0x80 | 126;
      header.writeUInt16BE(claimedLength, 2);
      size = 4;
    } else {
      header[1] = 0x80 | 127;
      header.writeBigUInt64BE(BigInt(claimedLength), 2);
      size = 10;
    }
    const mask = randomBytes(4);
    mask.copy(header, size);
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    this.socket.write(Buffer.concat([header.subarray(0, size + 4), masked]));
  }

  /** The first final answer to a request, or "closed". */
  async answer(request: SipMessage): Promise<SipMessage | "closed"> {
    this.send(request);
    const branch = /branch=([^;]+)/.exec(request.header("Via"))?.[1] ?? "";
    return until(`an answer to ${request.method}`, () => {
      const reply = this.received.find((one) => one.status >= 200 && one.header("Via").includes(branch));
      return reply ?? (this.closed ? "closed" : undefined);
    });
  }

  /** Its status, 0 when the edge closed the connection instead. */
  async outcome(request: SipMessage): Promise<number> {
    const answer = await this.answer(request);
    return answer === "closed" ? 0 : answer.status;
  }

  /** Sends a request, answers the challenge, and gives the final status. */
  async prove(request: SipMessage, credential: { username: string; password: string }): Promise<number> {
    const first = await this.answer(request);
    if (first === "closed" || (first.status !== 401 && first.status !== 407)) {
      return first === "closed" ? 0 : first.status;
    }
    return this.outcome(withCredential(request, first, credential));
  }

  close(): void {
    this.socket.destroy();
  }

  private read(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    if (this.status === 0) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      this.status = Number(this.buffer.subarray(9, 12).toString());
      this.buffer = this.buffer.subarray(end + 4);
    }
    this.readFrames();
  }

  private readFrames(): void {
    while (this.buffer.length >= 2) {
      const opcode = this.buffer.readUInt8(0) & 0x0f;
      let length = this.buffer.readUInt8(1) & 0x7f;
      let start = 2;
      if (length === 126) {
        length = this.buffer.readUInt16BE(2);
        start = 4;
      }
      if (this.buffer.length < start + length) {
        return;
      }
      const payload = this.buffer.subarray(start, start + length);
      this.buffer = this.buffer.subarray(start + length);
      if (opcode === 1 || opcode === 2) {
        const message = SipMessage.parse(payload.toString());
        this.received.push(message);
        this.onMessage(message);
      } else if (opcode === 9) {
        this.frame(Buffer.from(payload), { opcode: 10 });
      } else if (opcode === 8) {
        this.socket.end();
      }
    }
  }
}

export function handshake({
  forwardedFor = "198.51.100.1",
  origin = `https://${pageHost}`,
}: RawOptions): string {
  const lines = [
    "GET /ws HTTP/1.1",
    `Host: ${domain}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Protocol: sip",
    ...(origin === "" ? [] : [`Origin: ${origin}`]),
    `X-Forwarded-For: ${forwardedFor}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

export interface RequestOptions {
  readonly user?: string;
  readonly to?: string;
  readonly toTag?: string;
  readonly requestUri?: string;
  /** None where it is empty. */
  readonly contact?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** A request as an honest browser sends it, but for what the options change. */
export function request(method: string, options: RequestOptions = {}): SipMessage {
  const user = options.user ?? "mallory";
  const to = options.to ?? (method === "REGISTER" ? user : "100");
  const requestUri = options.requestUri ?? (method === "REGISTER" ? `sip:${domain}` : `sip:${to}@${domain}`);
  const given = options.headers ?? [];
  const usual: (readonly [string, string])[] = [
    ["Via", `SIP/2.0/WSS ${freshId("v")}.invalid;branch=z9hG4bK${freshId()}`],
    ["Max-Forwards", "69"],
    ["From", `<sip:${user}@${domain}>;tag=${freshId()}`],
    ["To", `<sip:${to}@${domain}>${options.toTag ? `;tag=${options.toTag}` : ""}`],
    ["Call-ID", freshId("c")],
    ["CSeq", `1 ${method}`],
    ["Contact", options.contact ?? `<sip:${user}@${freshId("h")}.invalid;transport=ws>`],
    ["User-Agent", "a browser"],
  ];
  const kept = usual.filter(([name, value]) => value !== "" && !given.some(([other]) => other === name));
  const body = options.body ?? "";
  const type: (readonly [string, string])[] = body ? [["Content-Type", "application/sdp"]] : [];
  return new SipMessage(`${method} ${requestUri} SIP/2.0`, [...kept, ...given, ...type], body);
}

/** The same request with an answer to a digest challenge (RFC 7616 with MD5 and qop=auth, as browsers' libraries do). */
export function withCredential(
  original: SipMessage,
  challenge: SipMessage,
  { username, password }: { username: string; password: string },
): SipMessage {
  const proxy = challenge.status === 407;
  const line = challenge.header(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
  const nonce = /nonce="([^"]+)"/.exec(line)?.[1] ?? "";
  const md5 = (text: string) => createHash("md5").update(text).digest("hex");
  const client = { nc: "00000001", cnonce: freshId() };
  const secret = md5(`${username}:${domain}:${password}`);
  const response = md5(
    `${secret}:${nonce}:${client.nc}:${client.cnonce}:auth:${md5(`${original.method}:${original.requestUri}`)}`,
  );
  const parts = [
    `username="${username}"`,
    `realm="${domain}"`,
    `nonce="${nonce}"`,
    `uri="${original.requestUri}"`,
    `response="${response}"`,
    "algorithm=MD5",
    `qop=auth`,
    `nc=${client.nc}`,
    `cnonce="${client.cnonce}"`,
  ];
  const headers = original.headers.map(([name, value]): readonly [string, string] => {
    if (name === "Via") {
      return [name, value.replace(/branch=[^;]+/, `branch=z9hG4bK${freshId()}`)];
    }
    return name === "CSeq"
      ? [name, value.replace(/^\d+/, (number) => String(Number(number) + 1))]
      : [name, value];
  });
  const header = proxy ? "Proxy-Authorization" : "Authorization";
  return new SipMessage(original.start, [...headers, [header, `Digest ${parts.join(", ")}`]], original.body);
}
