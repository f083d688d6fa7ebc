import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../paths";
import { compareWith } from "../report/check/compare";
import type { Base, CheckReport } from "../report/check/report";

/**
 * The same check of the revision that the branch began at, by the program, packs and `cells` of that revision, in a
 * directory of its own; it runs beside the branch's. Only the installed packages are this checkout's, so both must want
 * the same ones. A base that can't be checked never fails a check: then nothing is known to be new, and that is said.
 */
export class BaseCheck {
  private readonly directory = mkdtempSync(join(tmpdir(), "cells-base-"));
  private readonly base: Promise<{ base: Base; report?: CheckReport }>;
  private running: ChildProcess | undefined;

  constructor(
    private readonly ref: string,
    private readonly environment: string | undefined,
  ) {
    this.base = this.run();
  }

  async compare(report: CheckReport): Promise<CheckReport> {
    const { base, report: before } = await this.base;
    return compareWith(base, before, report);
  }

  stop(): void {
    this.running?.kill("SIGTERM");
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async run(): Promise<{ base: Base; report?: CheckReport }> {
    const { ref } = this;
    const commit = commitOf(ref);
    if (commit === undefined) return { base: { ref, problem: `There is no revision ${ref} here.` } };
    const base = { ref, commit: commit.slice(0, 9) };
    try {
      this.lay(commit);
      return { base, report: await this.check() };
    } catch (error) {
      return { base: { ...base, problem: error instanceof Error ? error.message : String(error) } };
    }
  }

  /** The files of the revision, with the packages of this checkout. */
  private lay(commit: string): void {
    const archive = git(["archive", "--format=tar", commit]);
    execFileSync("tar", ["-x", "-C", this.directory], { input: archive, stdio: ["pipe", "ignore", "pipe"] });
    const lock = (directory: string) => readFileSync(join(directory, "package-lock.json"), "utf8");
    if (lock(this.directory) !== lock(checkout))
      throw new Error("It wants other packages: package-lock.json differs.");
    symlinkSync(join(checkout, "node_modules"), join(this.directory, "node_modules"));
    mkdirSync(join(this.directory, ".git")); // a repository of its own: its packs look for exemptions no further up
  }

  private async check(): Promise<CheckReport> {
    const built = await this.node([join("policies", "build.js")]);
    if (built.code !== 0) throw new Error(`Its policy packs could not be built.\n${built.said}`);
    const file = join(this.directory, "snapshot.json");
    const names = this.environment === undefined ? [] : [this.environment];
    const { said } = await this.node([
      join("cli", "bin.js"),
      "check",
      ...names,
      "--format",
      `snapshot=${file}`,
    ]);
    if (!existsSync(file)) throw new Error(`Its check told nothing to compare with.\n${said}`);
    return JSON.parse(readFileSync(file, "utf8"));
  }

  private node(args: string[]): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, args, { cwd: this.directory, stdio: ["ignore", "ignore", "pipe"] });
    this.running = child;
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, said: said.trim() }));
    });
  }
}

/** Where the branch left the revision; the revision itself where that is not known, as in a shallow clone. */
function commitOf(ref: string): string | undefined {
  try {
    const commit = line(git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));
    return mergeBase(commit) ?? commit;
  } catch {
    return undefined;
  }
}

function mergeBase(commit: string): string | undefined {
  try {
    return line(git(["merge-base", "HEAD", commit]));
  } catch {
    return undefined;
  }
}

const line = (text: Buffer): string => text.toString("utf8").trim();

const git = (args: string[]): Buffer =>
  execFileSync("git", args, { cwd: checkout, maxBuffer: 1024 ** 3, stdio: ["ignore", "pipe", "ignore"] });
