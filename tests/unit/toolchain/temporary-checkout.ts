import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const checkout = path.resolve(__dirname, "../../..");

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/**
 * A copy of the toolchain in an otherwise empty checkout, with a cache of its own and nothing on PATH but Node.js and
 * the stand-ins that a test puts there. Every call of a stand-in is noted.
 */
export class TemporaryCheckout {
  readonly root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-set-up-")));
  readonly bin = path.join(this.root, "bin");
  readonly cache = path.join(this.root, "cache");
  readonly directory = path.join(this.root, "checkout");

  constructor() {
    fs.mkdirSync(this.bin);
    fs.mkdirSync(this.directory);
    fs.symlinkSync(process.execPath, path.join(this.bin, "node"));
    fs.cpSync(path.join(checkout, "toolchain"), path.join(this.directory, "toolchain"), { recursive: true });
    fs.copyFileSync(path.join(checkout, "package.json"), path.join(this.directory, "package.json"));
    this.writeLock("1.0.0");
  }

  /** A lock file that wants one package of that version, and one that only another platform installs. */
  writeLock(version: string): void {
    const packages = { "": {}, "node_modules/a": { version }, "node_modules/b": { version, optional: true } };
    fs.writeFileSync(path.join(this.directory, "package-lock.json"), JSON.stringify({ packages }));
  }

  /** Puts a program on PATH: the body of a Node.js script, in which `args` are its arguments. */
  addProgram(name: string, body: string): void {
    const log = JSON.stringify(this.callLog);
    const prelude = `const fs = require("node:fs"); const path = require("node:path"); const args = process.argv.slice(2);
      fs.appendFileSync(${log}, [${JSON.stringify(name)}, args[0], process.pid].join(" ") + "\\n");\n`;
    fs.writeFileSync(path.join(this.bin, name), `#!${process.execPath}\n${prelude}${body}\n`, {
      mode: 0o755,
    });
  }

  /** npm as far as set-up uses it; what it installs is recorded as npm does, last of all. */
  addNpm(before = ""): void {
    this.addProgram(
      "npm",
      `fs.rmSync("node_modules", { recursive: true, force: true }); fs.mkdirSync("node_modules");
       const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
       ${before}
       delete packages["node_modules/b"];
       fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));`,
    );
  }

  /** Go as far as set-up uses it; what it builds is a script that says its version. */
  addGo({ version = "1.99.0", toolchain = "auto", beforeBuild = "" } = {}): void {
    this.addProgram(
      "go",
      `if (args[0] === "version") console.log("go version go${version} linux/amd64");
       if (args[0] === "env") console.log("${toolchain}");
       if (args[0] === "list") console.log("a\\nb");
       if (args[0] === "build") {
         ${beforeBuild}
         fs.writeFileSync(args[args.indexOf("-o") + 1], "built", { mode: 0o755 });
       }`,
    );
  }

  /** A Pulumi installation: the CLI, which prints that as its version, and the language host. */
  addPulumi(version: string): void {
    this.addProgram("pulumi", `console.log(${JSON.stringify(version)});`);
    this.addProgram("pulumi-language-nodejs", "");
  }

  /** The calls so far, as `program first-argument`. */
  calls(): string[] {
    return this.callLines().map((line) => line.split(" ").slice(0, 2).join(" "));
  }

  /** The process ids of the calls that begin so. */
  pids(call: string): number[] {
    return this.callLines()
      .filter((line) => line.startsWith(`${call} `))
      .map((line) => Number(line.split(" ")[2]));
  }

  setUp(): Promise<Outcome> {
    return this.startSetUp().outcome;
  }

  startSetUp(): { process: ChildProcess; outcome: Promise<Outcome> } {
    return this.start([path.join(this.directory, "toolchain", "setup.js")]);
  }

  /** Runs a script in the checkout, for what is asked of a module there. */
  evaluate(script: string): Promise<Outcome> {
    return this.start(["-e", script]).outcome;
  }

  /** What is below the cache's folder of engines. */
  engines(): string[] {
    const folder = path.join(this.cache, "voip-cells", "engine");
    return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private get callLog(): string {
    return path.join(this.root, "calls");
  }

  private callLines(): string[] {
    if (!fs.existsSync(this.callLog)) return [];
    return fs.readFileSync(this.callLog, "utf8").trim().split("\n");
  }

  private start(args: string[]): { process: ChildProcess; outcome: Promise<Outcome> } {
    const child = spawn(process.execPath, args, {
      cwd: this.directory,
      env: { PATH: this.bin, HOME: this.root, XDG_CACHE_HOME: this.cache },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const outcome = new Promise<Outcome>((resolve) => {
      child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
    return { process: child, outcome };
  }
}

/** Waits for something that another process does. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Waits for a process that writes its id to a file. */
export async function pidFrom(file: string): Promise<number> {
  await until(() => fs.existsSync(file) && fs.readFileSync(file, "utf8") !== "");
  return Number(fs.readFileSync(file, "utf8"));
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // a zombie that nobody has waited for has ended all the same
    return !/^\d+ \(.*\) Z/.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}
