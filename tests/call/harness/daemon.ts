import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { until } from "./wait";

/** A daemon in the foreground, in a process group of its own: to kill the parent alone would leave its workers serving. */
export class Daemon {
  private readonly child: ChildProcess;
  private ended = false;

  constructor(
    readonly name: string,
    private readonly logFile: string,
    command: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ) {
    const [program = "", ...args] = command;
    this.child = spawn(program, args, {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, ...environment },
    });
    const log = createWriteStream(logFile, { flags: "a" });
    this.child.stdout?.pipe(log, { end: false });
    this.child.stderr?.pipe(log, { end: false });
    this.child.on("exit", () => {
      this.ended = true;
    });
  }

  get running(): boolean {
    return !this.ended;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  log(): string {
    return readFileSync(this.logFile, "utf8");
  }

  /** Fails at once when the daemon dies, with the end of its log. */
  async ready(what: string, probe: () => unknown): Promise<void> {
    await until(`${this.name}: ${what}`, async () => this.ended || (await probe()), 60);
    if (this.ended) {
      throw new Error(`${this.name} ended at start:\n${this.log().slice(-3000)}`);
    }
  }

  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGKILL"): Promise<void> {
    if (!this.ended) {
      process.kill(signal === "SIGKILL" ? -this.pid : this.pid, signal);
      await until(`${this.name} ends`, () => this.ended);
    }
  }
}
