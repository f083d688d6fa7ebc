/** RTPEngine's control protocol: a cookie and a bencoded dictionary in a UDP packet, and the same back. */
import { createSocket, type Socket } from "node:dgram";

type Value = string | readonly Value[] | { readonly [key: string]: Value };

export class NgClient {
  private readonly socket: Socket = createSocket("udp4");
  private readonly waiting = new Map<string, (answer: Record<string, Value>) => void>();
  private cookies = 0;

  constructor(
    address: string,
    private readonly relay: { readonly address: string; readonly port: number },
  ) {
    this.socket.bind(0, address);
    this.socket.on("message", (data) => {
      const text = data.toString("latin1");
      const blank = text.indexOf(" ");
      const answer = decode(text, blank + 1).value;
      this.waiting.get(text.slice(0, blank))?.(answer as Record<string, Value>);
      this.waiting.delete(text.slice(0, blank));
    });
  }

  /** The description that the relay makes of one, for an offer or an answer. */
  async describe(command: "offer" | "answer", fields: Record<string, Value>): Promise<string> {
    const { result, sdp, "error-reason": reason } = await this.send({ command, ...fields });
    if (result !== "ok" || typeof sdp !== "string") throw new Error(`${command}: ${String(reason)}`);
    return sdp;
  }

  async send(fields: Record<string, Value>): Promise<Record<string, Value>> {
    this.cookies += 1;
    const cookie = `c${this.cookies}`;
    const answer = new Promise<Record<string, Value>>((resolve) => this.waiting.set(cookie, resolve));
    this.socket.send(`${cookie} ${encode(fields)}`, this.relay.port, this.relay.address);
    return answer;
  }

  close(): void {
    this.socket.close();
  }
}

function encode(value: Value): string {
  if (typeof value === "string") return `${Buffer.byteLength(value)}:${value}`;
  if (Array.isArray(value)) return `l${value.map(encode).join("")}e`;
  return `d${Object.entries(value)
    .map(([key, one]) => encode(key) + encode(one))
    .join("")}e`;
}

function decode(text: string, start: number): { value: Value; end: number } {
  const kind = text[start];
  if (kind === "l" || kind === "d") {
    const values: Value[] = [];
    let end = start + 1;
    while (text[end] !== "e") {
      const next = decode(text, end);
      values.push(next.value);
      end = next.end;
    }
    return { value: kind === "l" ? values : pairs(values), end: end + 1 };
  }
  if (kind === "i") {
    const end = text.indexOf("e", start);
    return { value: text.slice(start + 1, end), end: end + 1 };
  }
  const colon = text.indexOf(":", start);
  const end = colon + 1 + Number(text.slice(start, colon));
  return { value: text.slice(colon + 1, end), end };
}

function pairs(values: readonly Value[]): Record<string, Value> {
  const keys = values.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(keys.map((key, index) => [String(key), values[2 * index + 1] ?? ""]));
}
