import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What happens to a request between the uploader and S3. */
export type Fault =
  | "none"
  /** The connection ends as soon as it is there. */
  | "refused"
  /** Nothing ever comes back. */
  | "silent"
  /** The connection ends after half of the body. */
  | "half"
  /** S3 gets it all, and its answer is lost. */
  | "answer-lost"
  /** A byte of the body changes. */
  | "corrupted"
  /** S3's answer names the checksum of something else. */
  | "wrong-checksum"
  /** It takes its time. */
  | "slow"
  | 500
  | 503;

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
}

/**
 * Stands between the uploader and S3. It also does what moto leaves out of S3: it refuses a body whose checksum is not the one in
 * the header.
 */
export class BadNetwork {
  readonly seen: Seen[] = [];
  private readonly server: Server;

  constructor(
    private readonly s3Port: number,
    /** The fault of a request, by its number from 0. */
    public fault: (request: number) => Fault = () => "none",
  ) {
    this.server = createServer((incoming, outgoing) => {
      void this.handle(incoming, outgoing).catch(() => incoming.socket.destroy());
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const fault = this.fault(this.seen.length);
    const { method = "", url = "", headers } = incoming;
    this.seen.push({ method, path: url, headers });
    if (fault === "refused") return void incoming.socket.destroy();
    if (fault === "silent") return void incoming.resume();
    if (fault === 500 || fault === 503) return this.refuse(incoming, outgoing, fault);
    const body = await readBody(incoming, fault);
    if (fault === "corrupted") body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    const checksum = headers["x-amz-checksum-sha256"];
    if (checksum !== createHash("sha256").update(body).digest("base64")) {
      return answer(outgoing, 400, "BadDigest");
    }
    await this.pass(incoming, outgoing, body, fault);
  }

  private refuse(incoming: IncomingMessage, outgoing: ServerResponse, status: number): void {
    incoming.resume();
    incoming.on("end", () => answer(outgoing, status, status === 503 ? "SlowDown" : "InternalError"));
  }

  private async pass(
    { method, url, headers }: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    fault: Fault,
  ): Promise<void> {
    // The body has been read, so nobody has to be asked whether to send it.
    const { expect: _, ...rest } = headers;
    const target = { host: "127.0.0.1", port: this.s3Port, method, path: url, headers: rest };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(target, resolve).on("error", reject).end(body);
    });
    if (fault === "answer-lost") return void outgoing.socket?.destroy();
    const wrong = { "x-amz-checksum-sha256": createHash("sha256").update("else").digest("base64") };
    outgoing.writeHead(response.statusCode ?? 500, {
      ...response.headers,
      ...(fault === "wrong-checksum" ? wrong : {}),
    });
    response.pipe(outgoing);
  }
}

async function readBody(incoming: IncomingMessage, fault: Fault): Promise<Buffer> {
  const length = Number(incoming.headers["content-length"]);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (fault === "half" && bytes >= length / 2) incoming.socket.destroy();
    if (fault === "slow") await sleep(20);
  }
  return Buffer.concat(chunks);
}

function answer(outgoing: ServerResponse, status: number, code: string): void {
  outgoing.writeHead(status, { "content-type": "application/xml" });
  outgoing.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
