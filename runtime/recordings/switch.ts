import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { EventSocket } from "./event-socket";
import type { Facts } from "./facts";
import { errorFields, log } from "./log";
import type { Settings } from "./settings";

/** Tells whether a call still exists; nothing where that cannot be known now. */
export type CallExists = (callId: string) => Promise<boolean | undefined>;

/** FreeSWITCH on this machine, as the uploader knows it. */
export class Switch {
  private socket: EventSocket | undefined;

  constructor(
    private readonly settings: Pick<Settings, "directory" | "eventSocketPort" | "passwordFile">,
    /** Hears of each recording that ends, by the name of its file. */
    private readonly onStop: (name: string, facts: Facts) => void,
  ) {}

  /**
   * How to ask about calls from now on. To be called after the names of files are read: a file that was there while no
   * FreeSWITCH ran belongs to no call.
   */
  async look(): Promise<CallExists> {
    try {
      const socket = await this.connected();
      return async (callId) => {
        try {
          return (await socket.command(`api uuid_exists ${callId}`)) !== "false";
        } catch {
          return undefined;
        }
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ECONNREFUSED") return async () => false;
      log("warning", "switch.unreachable", errorFields(error));
      return async () => undefined;
    }
  }

  close(): void {
    this.socket?.close();
  }

  private async connected(): Promise<EventSocket> {
    if (this.socket?.isOpen) return this.socket;
    // FreeSWITCH gets a new password at every start.
    const password = await readFile(this.settings.passwordFile, "utf8").catch(() => "");
    const { eventSocketPort } = this.settings;
    const socket = await EventSocket.open(eventSocketPort, password.trim(), (event) => this.take(event));
    await socket.command("event plain RECORD_STOP");
    this.socket = socket;
    log("info", "switch.connected");
    return socket;
  }

  private take(event: Readonly<Record<string, string>>): void {
    const path = event["Record-File-Path"];
    if (event["Event-Name"] !== "RECORD_STOP" || path === undefined) return;
    const name = basename(path);
    if (path !== `${this.settings.directory}/${name}`) return;
    const milliseconds = Number(event.variable_record_ms);
    this.onStop(name, {
      cause: event["Record-Completion-Cause"] ?? "unknown",
      milliseconds: Number.isFinite(milliseconds) ? milliseconds : undefined,
      correlation: event["variable_sip_h_X-Correlation"],
    });
  }
}
