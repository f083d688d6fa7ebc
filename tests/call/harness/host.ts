import { type ChildProcess, execFile, spawn } from "node:child_process";
import { join } from "node:path";
import type { Answer, methods } from "./host-process";

type Methods = typeof methods;

const program = join(__dirname, "host-process.ts");
const typescript = join(__dirname, "../../../toolchain/register.js");

/** A host with a network namespace of its own, kept by the process that speaks for it. */
export class Host {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private questions = 0;
  private readonly ready: Promise<unknown>;

  private constructor(readonly address: string) {
    const command = ["--net", process.execPath, "--require", typescript, program];
    this.child = spawn("unshare", command, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.child.on("message", (answer: Answer) => this.take(answer));
    this.child.on("exit", () => this.end());
    this.ready = new Promise((resolve, reject) => this.waiting.set(0, { resolve, reject }));
  }

  static async start(address: string): Promise<Host> {
    const host = new Host(address);
    await host.ready;
    return host;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The command that runs another one on this host. */
  inside(command: readonly string[]): string[] {
    return ["nsenter", `--net=/proc/${this.pid}/ns/net`, ...command];
  }

  /** Runs a program on this host that reads its standard input. */
  async run(command: readonly string[], input = ""): Promise<void> {
    const [file = "", ...args] = this.inside(command);
    await new Promise<void>((resolve, reject) => {
      const child = execFile(file, args, (error) => (error ? reject(error) : resolve()));
      // One that ended early says why by its exit code.
      child.stdin?.on("error", () => {}).end(input);
    });
  }

  /** Has the host's process do something. */
  ask<Name extends keyof Methods>(
    method: Name,
    ...args: Parameters<Methods[Name]>
  ): Promise<Awaited<ReturnType<Methods[Name]>>> {
    this.questions += 1;
    const id = this.questions;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve: (value) => resolve(value as Awaited<ReturnType<Methods[Name]>>),
        reject,
      });
      this.child.send({ id, method, args });
    });
  }

  stop(): void {
    this.child.kill("SIGKILL");
  }

  private take({ id, value, error }: Answer): void {
    const question = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) question?.resolve(value);
    else question?.reject(new Error(`${this.address}: ${error}`));
  }

  private end(): void {
    for (const { reject } of this.waiting.values()) reject(new Error(`${this.address} is gone`));
    this.waiting.clear();
  }
}
