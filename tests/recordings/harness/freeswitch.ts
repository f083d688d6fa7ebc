import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

/** FreeSWITCH's part on its event socket, as a real one speaks it: calls that exist, recordings that stop. */
export class FreeSwitch {
  readonly calls = new Set<string>();
  port = 0;
  private readonly listeners = new Set<Socket>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.serve(socket));

  constructor(
    readonly password: string,
    private readonly directory: string,
  ) {}

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  get hasListener(): boolean {
    return this.listeners.size > 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.listeners.clear();
    await new Promise((resolve) => this.server.close(resolve));
  }

  recordStop(
    callId: string,
    facts: { cause?: string; milliseconds?: number; correlation?: string } = {},
  ): void {
    const headers = {
      "Event-Name": "RECORD_STOP",
      "Unique-ID": callId,
      variable_record_ms: String(facts.milliseconds ?? 0),
      ...(facts.correlation === undefined ? {} : { "variable_sip_h_X-Correlation": facts.correlation }),
      "Record-File-Path": `${this.directory}/${callId}.wav`,
      "Record-Completion-Cause": facts.cause ?? "success-silence",
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${encodeURIComponent(value)}\n`);
    const body = `${lines.join("")}\n`;
    for (const socket of this.listeners) {
      socket.write(`Content-Length: ${Buffer.byteLength(body)}\nContent-Type: text/event-plain\n\n${body}`);
    }
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.write("Content-Type: auth/request\n\n");
    let unread = "";
    socket.on("data", (bytes) => {
      const commands = `${unread}${bytes}`.split("\n\n");
      unread = commands.pop() ?? "";
      for (const command of commands) this.answer(socket, command);
    });
  }

  private answer(socket: Socket, command: string): void {
    const reply = (text: string) => socket.write(`Content-Type: command/reply\nReply-Text: ${text}\n\n`);
    const call = /^api uuid_exists (\S+)$/.exec(command)?.[1];
    if (command === `auth ${this.password}`) reply("+OK accepted");
    else if (command.startsWith("auth ")) {
      reply("-ERR invalid");
      socket.end("Content-Type: text/disconnect-notice\nContent-Length: 13\n\nDisconnected.");
    } else if (command === "event plain RECORD_STOP") {
      this.listeners.add(socket);
      reply("+OK event listener enabled plain");
    } else if (call !== undefined) {
      const text = String(this.calls.has(call));
      socket.write(`Content-Type: api/response\nContent-Length: ${text.length}\n\n${text}`);
    } else reply("-ERR command not found");
  }
}
