import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { relayConfiguration, relayDefaults } from "../../../runtime/relay-configuration";
import { addresses, loopbackPort } from "./addresses";
import { Daemon } from "./daemon";
import type { Host } from "./host";
import { overlaid } from "./overlay";

const execute = promisify(execFile);
const scripts = resolve(__dirname, "../../../runtime/rtpengine");
const startScript = resolve(scripts, "start.sh");
const stopScript = resolve(scripts, "stop.sh");

/** RTPEngine, started by the product's own start.sh with the product's own file in its place. */
export class Relay {
  readonly address: string;
  private readonly configuration: string;
  private process: Daemon;

  constructor(
    readonly index: number,
    directory: string,
    rtp: { readonly from: number; readonly to: number } = { from: 30_000, to: 30_400 },
    /** Where it runs; beside the test when left out. */
    private readonly host?: Host,
  ) {
    this.address = host?.address ?? addresses.relays[index] ?? "";
    this.configuration = join(directory, `relay${index}`);
    mkdirSync(this.configuration, { recursive: true });
    const file = relayConfiguration({ ...relayDefaults, rtp });
    writeFileSync(join(this.configuration, "rtpengine.conf"), file);
    this.process = this.spawn();
  }

  private spawn(): Daemon {
    const command = overlaid({ [this.configuration]: "/etc/rtpengine" }, startScript);
    return new Daemon(
      `relay ${this.index}`,
      `${this.configuration}.log`,
      this.host?.inside(command) ?? command,
      {
        MEDIA_PRIVATE_ADDRESS: this.address,
        MEDIA_ADVERTISED_ADDRESSES: this.address,
        MEDIA_CONTROL_PORT: "2223",
        MEDIA_HEALTH_PORT: "9900",
        MEDIA_COMMAND_PORT: String(this.commandPort),
      },
    );
  }

  private get commandPort(): number {
    return loopbackPort(9901) + this.index;
  }

  async ready(): Promise<void> {
    await this.process.ready(
      "answers /ping",
      async () => (await fetch(`http://${this.address}:9900/ping`)).ok,
    );
  }

  /** Calls that the relay holds right now. */
  async sessions(): Promise<number> {
    return Number(/sessions own: *(\d+)/.exec(await this.control("list numsessions"))?.[1]);
  }

  /** Calls that it would take at most. */
  async maximumSessions(): Promise<number> {
    return Number(/: *(-?\d+)/.exec(await this.control("list maxsessions"))?.[1]);
  }

  /** Runs the product's own stop.sh, as the unit does before it ends the daemon. */
  async drain(seconds: number): Promise<void> {
    await execute(stopScript, {
      env: {
        PATH: process.env.PATH,
        MEDIA_COMMAND_PORT: String(this.commandPort),
        MEDIA_STOP_SECONDS: String(seconds),
      },
    });
  }

  async endAll(): Promise<void> {
    await this.control("terminate all");
  }

  /** As rtpengine-ctl does, which to start takes longer than the answer. */
  private async control(command: string): Promise<string> {
    const socket = connect({ host: "127.0.0.1", port: this.commandPort });
    socket.write(`${command}\n`);
    return text(socket);
  }

  log(): string {
    return this.process.log();
  }

  /** The process group of the daemon. */
  get group(): number {
    return this.process.pid;
  }

  get running(): boolean {
    return this.process.running;
  }

  async kill(): Promise<void> {
    await this.process.stop("SIGKILL");
  }

  async restart(): Promise<void> {
    await this.process.stop("SIGKILL");
    this.process = this.spawn();
    await this.ready();
  }
}
