import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { offlineEnvironment } from "../../toolchain/offline";

export const checkout = path.resolve(__dirname, "../..");

/** How a command ended. `code` is null when a signal ended it. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Default: the sandbox's root. */
  cwd?: string;
  /** Added to the sandbox's environment. */
  env?: Record<string, string>;
}

/** A command that is still running, for tests that interrupt it. */
export interface Running {
  process: ChildProcess;
  outcome: Promise<Outcome>;
}

/** What `pulumi stack export` writes, as far as tests read it. */
export interface StackExport {
  deployment: { resources?: StackResource[]; pending_operations?: unknown[] };
}

export interface StackResource {
  urn: string;
  type: string;
  id?: string;
  custom: boolean;
  parent?: string;
  provider?: string;
  protect?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  dependencies?: string[];
}

/**
 * A temporary folder in which the real engine runs against the offline AWS: its own Pulumi home, backend and cloud.
 * Nothing of the user's environment (PULUMI_*, AWS_*, OFFLINE_AWS_*) reaches it, and nothing of it reaches the user.
 */
export class Sandbox {
  readonly root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-engine-")));
  /** The state of the offline AWS. */
  readonly cloud: string;
  readonly env: Record<string, string>;
  private readonly running = new Set<ChildProcess>();

  constructor() {
    const offline = offlineEnvironment({ root: this.root });
    this.cloud = offline.cloud;
    this.env = { ...neutralEnvironment(), ...offline.env };
  }

  /** Runs the Pulumi CLI to its end. */
  pulumi(args: string[], options: RunOptions = {}): Promise<Outcome> {
    return this.startPulumi(args, options).outcome;
  }

  startPulumi(args: string[], options: RunOptions = {}): Running {
    return this.start("pulumi", [...args, "--non-interactive"], options);
  }

  /** Runs the `cells` command to its end, its state in this sandbox. */
  cells(args: string[], options: RunOptions = {}): Promise<Outcome> {
    return this.startCells(args, options).outcome;
  }

  startCells(args: string[], options: RunOptions = {}): Running {
    const command = [path.join(checkout, "cli", "bin.js"), ...args, "--root", this.root];
    return this.start(process.execPath, command, { cwd: checkout, ...options });
  }

  /** Writes the files of a project below the root, with the checkout's packages at hand, and returns its folder. */
  project(name: string, files: Record<string, string>): string {
    const folder = path.join(this.root, name);
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
    return folder;
  }

  async exportStack(stack: string, options: RunOptions = {}): Promise<StackExport> {
    const { code, stdout, stderr } = await this.pulumi(["stack", "export", "--stack", stack], options);
    if (code !== 0) throw new Error(`stack export of ${stack} failed: ${stderr}`);
    return JSON.parse(stdout);
  }

  /** Ends what still runs and removes the folder. */
  async remove(): Promise<void> {
    const left = [...this.running];
    await Promise.all(
      left.map((child) => new Promise((ended) => child.once("close", ended).kill("SIGKILL"))),
    );
    fs.rmSync(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  private start(command: string, args: string[], { cwd = this.root, env = {} }: RunOptions): Running {
    const child = spawn(command, args, {
      cwd,
      env: { ...this.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.running.add(child);
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    const outcome = new Promise<Outcome>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        this.running.delete(child);
        resolve({ code, stdout: stdout(), stderr: stderr() });
      });
    });
    return { process: child, outcome };
  }
}

/**
 * A sandbox for the tests of a `describe`: made before the first, removed after the last, whatever happened.
 *
 * @returns gives the sandbox inside a test
 */
export function useSandbox(): () => Sandbox {
  let sandbox: Sandbox | undefined;
  before(() => {
    sandbox = new Sandbox();
  });
  after(() => sandbox?.remove());
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox is there only while tests run");
    return sandbox;
  };
}

function neutralEnvironment(): Record<string, string> {
  const foreign = /^(PULUMI|AWS|OFFLINE_AWS|NODE_OPTIONS)/;
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !foreign.test(name),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), NO_COLOR: "1" };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
