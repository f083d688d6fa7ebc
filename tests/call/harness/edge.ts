import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  type EdgeCheck,
  type EdgeTiming,
  type EdgeValues,
  edgeDefaults,
  edgeValuesFile,
} from "../../../runtime/edge-values";
import { addresses, domain, loopbackPort, pageHost, secrets } from "./addresses";
import { Daemon } from "./daemon";
import type { Host } from "./host";
import { insideRoot, overlaid } from "./overlay";

const configuration = resolve(__dirname, "../../../runtime/kamailio");

export interface EdgeOptions {
  readonly switches: readonly string[];
  readonly relays: readonly string[];
  readonly sister?: number;
  readonly values?: Partial<EdgeValues>;
  /** Where it runs; beside the test when left out. */
  readonly host?: Host;
}

/** A busy machine lets a live relay take its time. */
export const testTiming: EdgeTiming = {
  ...edgeDefaults.timing,
  probeSeconds: 1,
  relayAnswerMilliseconds: 1000,
};

/** The values of edge `index`: the product's defaults, small enough for a shared machine. */
export function testValues(index: number, options: Pick<EdgeOptions, "sister" | "values">): EdgeValues {
  return {
    domain,
    trustedProxies: [`${addresses.proxy}/32`],
    origins: [`https://${pageHost}`],
    clientsWithoutOrigin: false,
    ports: { webSocket: 8080, sip: 5060, replication: 5062, metrics: 9090, rpc: loopbackPort(8090) + index },
    sisterEdges: addresses.edges[options.sister ?? index] ?? "",
    ...edgeDefaults,
    process: { sipWorkers: 2, webSocketWorkers: 2, maximumConnections: 2048 },
    timing: testTiming,
    recordCalls: true,
    ...options.values,
  };
}

/** The machine's Kamailio with this checkout's configuration; with CALL_EDGE_ROOT set, all of it out of that image. */
function startCommand(run: string): string[] {
  const root = process.env.CALL_EDGE_ROOT;
  return root
    ? insideRoot(root, "kamailio", run, "/etc/kamailio/start.sh")
    : overlaid({ [configuration]: "/etc/kamailio", [run]: "/run/kamailio" }, "/etc/kamailio/start.sh");
}

/** Kamailio, started by the product's own start.sh with the product's own files in their places. */
export class Edge {
  readonly address: string;
  private readonly run: string;
  private process: Daemon;
  private relaysChangedSeconds = 1;

  constructor(
    readonly index: number,
    directory: string,
    private readonly options: EdgeOptions,
  ) {
    this.address = options.host?.address ?? addresses.edges[index] ?? "";
    this.run = join(directory, `edge${index}`);
    mkdirSync(this.run, { recursive: true });
    this.setSwitches(options.switches);
    this.setRelays(options.relays);
    this.process = this.spawn();
  }

  private spawn(): Daemon {
    const values = testValues(this.index, this.options);
    const command = startCommand(this.run);
    const { host } = this.options;
    return new Daemon(`edge ${this.index}`, `${this.run}.log`, host?.inside(command) ?? command, {
      EDGE_VALUES: edgeValuesFile(values),
      EDGE_ADDRESS: this.address,
      EDGE_SHARED_MIB: "64",
      EDGE_DRAIN_SECONDS: "3",
      SIP_CREDENTIAL_CURRENT: secrets.current,
      SIP_CREDENTIAL_PREVIOUS: secrets.previous,
    });
  }

  /** What discovery writes: the switches that take calls, and those that only keep theirs. */
  setSwitches(switches: readonly string[], draining: readonly string[] = []): void {
    const line = (flags: number) => (address: string) => `1 sip:${address}:5060 ${flags}\n`;
    const lines = [...switches.map(line(9)), ...draining.map(line(4))];
    writeFileSync(join(this.run, "dispatcher.list"), lines.join(""));
  }

  /** What discovery writes: the relays that take calls. */
  setRelays(relays: readonly string[]): void {
    mkdirSync(join(this.run, "db"), { recursive: true });
    const rows = relays.map((address) => `0:udp\\:${address}\\:2223:1:0:\n`);
    const header = "setid(int) url(string) weight(int) disabled(int) stamp(string,null)\n";
    const file = join(this.run, "db", "rtpengine");
    writeFileSync(file, header + rows.join(""));
    // Kamailio tells versions apart by whole seconds.
    this.relaysChangedSeconds += 1;
    utimesSync(file, this.relaysChangedSeconds, this.relaysChangedSeconds);
  }

  async healthy(): Promise<void> {
    await this.process.ready("GET /healthz is 200", async () => (await this.health()).status === 200);
  }

  async health(): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://${this.address}:8080/healthz`, { headers: { connection: "close" } });
    return { status: response.status, body: await response.json() };
  }

  async rpc(method: string, ...params: readonly (string | number)[]): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${loopbackPort(8090) + this.index}/`, {
      method: "POST",
      headers: { connection: "close" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  async metrics(): Promise<string> {
    return (await fetch(`http://${this.address}:9090/metrics`, { headers: { connection: "close" } })).text();
  }

  /** Whether a check is compiled in. */
  checks(check: EdgeCheck): boolean {
    return !this.options.values?.without?.includes(check);
  }

  get exitCode(): number | null {
    return this.process.exitCode;
  }

  /** The process group of the daemon. */
  get group(): number {
    return this.process.pid;
  }

  get alive(): boolean {
    return this.process.running;
  }

  log(): string {
    return this.process.log();
  }

  async kill(): Promise<void> {
    await this.process.stop("SIGKILL");
  }

  /** As ECS stops a task. */
  async terminate(): Promise<void> {
    await this.process.stop("SIGTERM");
  }

  async restart(): Promise<void> {
    await this.process.stop("SIGKILL");
    this.process = this.spawn();
    await this.healthy();
  }
}

/** Has start.sh lay everything out and `kamailio -c` read it. */
export async function checkConfiguration(
  directory: string,
  values: EdgeValues,
  secret: string,
): Promise<void> {
  const run = mkdtempSync(join(directory, "check-"));
  const command = overlaid(
    { [configuration]: "/etc/kamailio", [run]: "/run/kamailio" },
    "/etc/kamailio/start.sh",
  );
  const environment = {
    EDGE_VALUES: edgeValuesFile(values),
    EDGE_ADDRESS: addresses.edges[0],
    EDGE_CHECK_ONLY: "yes",
    SIP_CREDENTIAL_CURRENT: secret,
  };
  const [program = "", ...args] = command;
  await promisify(execFile)(program, args, { env: { PATH: process.env.PATH, ...environment } });
}
