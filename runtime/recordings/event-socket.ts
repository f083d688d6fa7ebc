import { connect, type Socket } from "node:net";

/** Headers of a message, and what came after them. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A switch that takes longer for an answer is stuck. */
const answerMilliseconds = 10_000;

/** A connection to FreeSWITCH's event socket: answers come in the order of the commands, events in between. */
export class EventSocket {
  private readonly waiting: { resolve(message: Message): void; reject(error: Error): void }[] = [];
  private unread: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  private ended: Error | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (event: Readonly<Record<string, string>>) => void,
  ) {
    socket.on("data", (bytes) => this.read(bytes));
    socket.on("timeout", () => socket.destroy(new Error("the event socket is silent")));
    socket.on("error", (error) => this.end(error));
    socket.on("close", () => this.end(new Error("the event socket closed")));
  }

  /** @throws Error with the code ECONNREFUSED where no FreeSWITCH listens; others where it does not let us in. */
  static async open(
    port: number,
    password: string,
    onEvent: (event: Readonly<Record<string, string>>) => void,
  ): Promise<EventSocket> {
    const socket = connect({ host: "127.0.0.1", port });
    const opened = new EventSocket(socket, onEvent);
    try {
      await opened.next(); // auth/request
      await opened.command(`auth ${password}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return opened;
  }

  get isOpen(): boolean {
    return this.ended === undefined;
  }

  /** @throws Error when FreeSWITCH says no. */
  async command(text: string): Promise<string> {
    const answer = this.next();
    this.socket.write(`${text}\n\n`);
    const { headers, body } = await answer;
    const reply = body || (headers["Reply-Text"] ?? "");
    if (reply.startsWith("-ERR")) throw new Error(`the event socket refused ${text.split(" ")[0]}`);
    return reply.trim();
  }

  close(): void {
    this.socket.destroy();
  }

  private next(): Promise<Message> {
    this.socket.setTimeout(answerMilliseconds);
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) reject(this.ended);
      else this.waiting.push({ resolve, reject });
    });
  }

  private read(bytes: Buffer): void {
    this.unread = Buffer.concat([this.unread, bytes]);
    for (let message = this.take(); message !== undefined; message = this.take()) {
      const type = message.headers["Content-Type"];
      if (type === "text/event-plain") this.onEvent(readHeaders(message.body, decodeURIComponent));
      else if (type !== "text/disconnect-notice") this.waiting.shift()?.resolve(message);
      // Events may be hours apart; answers may not.
      if (this.waiting.length === 0) this.socket.setTimeout(0);
    }
  }

  /** The next whole message, once it is there. */
  private take(): Message | undefined {
    const end = this.unread.indexOf("\n\n");
    if (end < 0) return undefined;
    const headers = readHeaders(this.unread.toString("utf8", 0, end));
    const from = end + 2;
    const to = from + Number(headers["Content-Length"] ?? 0);
    if (this.unread.length < to) return undefined;
    const body = this.unread.toString("utf8", from, to);
    this.unread = this.unread.subarray(to);
    return { headers, body };
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}

function readHeaders(text: string, decode = (value: string) => value): Record<string, string> {
  const pairs = text.split("\n").flatMap((line): [string, string][] => {
    const colon = line.indexOf(": ");
    return colon < 0 ? [] : [[line.slice(0, colon), decoded(line.slice(colon + 2), decode)]];
  });
  return Object.fromEntries(pairs);
}

/** A value that is not what FreeSWITCH should have made of it stays as it is. */
function decoded(value: string, decode: (value: string) => string): string {
  try {
    return decode(value);
  } catch {
    return value;
  }
}
