import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Problem } from "../problem";

/** Long-lived processes that every engine of a command attaches to, instead of starting its own each time. */
export interface Attached {
  /** Environment variables that lead the engine to them. */
  env: Record<string, string>;
  stop(): void;
}

/**
 * Starts the offline AWS and the language host, each once.
 * They end with `stop`, and by themselves when this process is gone: their standard input closes then.
 */
export async function startAttached(checkout: string, env: Record<string, string>): Promise<Attached> {
  const cloud = startService("The offline AWS", [join(checkout, "offline", "plugin.js"), "serve"], env);
  const host = startService(
    "The language host",
    [join(checkout, "toolchain", "language-host", "main.js"), "--serve"],
    env,
  );
  const stop = () => {
    for (const service of [cloud, host]) service.process.kill("SIGTERM");
  };
  try {
    const [cloudLine, hostLine] = await Promise.all([cloud.firstLine, host.firstLine]);
    return { env: attachVariables(cloudLine, hostLine), stop };
  } catch (error) {
    stop();
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
}

function startService(what: string, args: string[], env: Record<string, string>): Service {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    detached: true, // a terminal's Ctrl-C is for us to pass on, in order
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.unref();
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
  for (const stream of [child.stdout, child.stderr, child.stdin] as unknown as { unref?(): void }[])
    stream.unref?.();
  return { process: child, firstLine };
}
