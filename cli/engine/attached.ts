import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { Problem } from "../problem";

/** Long-lived processes that every engine of a command attaches to, instead of starting its own each time. */
export interface Attached {
  /** Environment variables that lead the engine to them. */
  env: Record<string, string>;
  /** Their standard inputs. Who holds one keeps its process alive: so an engine that outlives us can finish its work. */
  leashes: Writable[];
  stop(): Promise<void>;
}

/**
 * Starts the offline AWS and the language host, each once.
 * They end with `stop`, and by themselves when this process and every engine it started are gone.
 */
export async function startAttached(checkout: string, env: Record<string, string>): Promise<Attached> {
  const cloud = startService("The offline AWS", [join(checkout, "offline", "plugin.js"), "serve"], env);
  const host = startService(
    "The language host",
    [join(checkout, "toolchain", "language-host", "main.js"), "--serve"],
    env,
  );
  const stop = async () => {
    for (const service of [cloud, host]) service.process.kill("SIGTERM");
    await Promise.all([cloud.ended, host.ended]);
  };
  try {
    const [cloudLine, hostLine] = await Promise.all([cloud.firstLine, host.firstLine]);
    const leashes = [cloud, host].flatMap((service) => service.process.stdin ?? []);
    return { env: attachVariables(cloudLine, hostLine), leashes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the services print first: ports as JSON from the offline AWS, a bare port from the language host. */
export function attachVariables(cloudLine: string, hostLine: string): Record<string, string> {
  const { aws, awsx } = JSON.parse(cloudLine) as { aws: number; awsx: number };
  return {
    PULUMI_DEBUG_PROVIDERS: `aws:${aws},awsx:${awsx}`,
    PULUMI_DEBUG_LANGUAGES: `nodejs:${Number(hostLine)}`,
  };
}

interface Service {
  process: ChildProcess;
  firstLine: Promise<string>;
  ended: Promise<void>;
}

function startService(what: string, args: string[], env: Record<string, string>): Service {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    detached: true, // a terminal's Ctrl-C is for us to pass on, in order
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Problem(`${what} did not start (exit code ${code}): ${said.trim()}`)),
    );
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { process: child, firstLine, ended };
}
