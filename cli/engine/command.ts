import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { Problem } from "../problem";
import { plainWords } from "./diagnostic";

/** A Pulumi command that ended with an error; `stderr` holds its own words. */
export class EngineFailure extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | null,
    readonly signal: NodeJS.Signals | null,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super(plainWords(stderr) || `pulumi ${args[0]} ended with ${signal ?? `exit code ${code}`}`);
    this.name = "EngineFailure";
  }
}

type Listener = (text: string) => void;

/**
 * The Pulumi command line as the Automation API wants it, run so that only this program decides when it is interrupted:
 * each in a process group of its own (a terminal's Ctrl-C reaches us, not it twice), writing to files and not to pipes
 * (so that it can finish its work in order even when we are killed).
 */
export class EngineCommand {
  readonly version: { toString(): string };
  private readonly running = new Set<ChildProcess>();
  private stopped = false;
  /** Open files that every command holds for as long as it runs. */
  leashes: Writable[] = [];

  constructor(
    readonly command: string,
    version: string,
  ) {
    this.version = { toString: () => version };
  }

  /**
   * Called by the Automation API, and by us for what that has no method for.
   *
   * @throws EngineFailure
   * @throws Problem once it was interrupted: nothing new is begun
   */
  async run(
    args: string[],
    cwd: string,
    env: Record<string, string>,
    onOutput?: Listener,
    onError?: Listener,
    stop?: AbortSignal,
  ): Promise<{ stdout: string; stderr: string; code: number }> {
    if (this.stopped) throw new Problem("Interrupted before it began.");
    const directory = mkdtempSync(join(tmpdir(), "cells-engine-"));
    const files = { stdout: join(directory, "stdout"), stderr: join(directory, "stderr") };
    try {
      const { code, signal } = await this.spawn(args, cwd, env, files, stop);
      const [stdout, stderr] = [readFileSync(files.stdout, "utf8"), readFileSync(files.stderr, "utf8")];
      onOutput?.(stdout);
      onError?.(stderr);
      if (code !== 0) throw new EngineFailure(args, code, signal, stdout, stderr);
      return { stdout, stderr, code };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  /** Whether somebody wants it all to end: then nobody should wait for anything. */
  get interrupted(): boolean {
    return this.stopped;
  }

  /** Passes an interrupt to every running command; the engine finishes what is under way, then stops. */
  interrupt(): void {
    this.stopped = true;
    for (const child of this.running) child.kill("SIGINT");
  }

  /** Ends every running command at once, with the plugins it started. */
  terminate(): void {
    for (const child of this.running) if (child.pid) process.kill(-child.pid, "SIGKILL");
  }

  private spawn(
    args: string[],
    cwd: string,
    env: Record<string, string>,
    files: { stdout: string; stderr: string },
    stop: AbortSignal | undefined,
  ): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const [out, err] = [openSync(files.stdout, "w"), openSync(files.stderr, "w")];
    return new Promise((resolve, reject) => {
      const child = spawn(this.command, [...args, "--non-interactive"], {
        cwd,
        env: { ...process.env, ...env, PULUMI_AUTOMATION_API: "true" },
        detached: true,
        stdio: ["ignore", out, err, ...this.leashes],
      });
      this.running.add(child);
      stop?.addEventListener("abort", () => child.kill("SIGINT"));
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve({ code, signal }));
      child.once("close", () => this.running.delete(child));
    }).finally(() => {
      closeSync(out);
      closeSync(err);
    }) as Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  }

  /** The Automation API's type has private members, so its own class is the only one it names. */
  asAutomationCommand(): PulumiCommand {
    return this as unknown as PulumiCommand;
  }
}
