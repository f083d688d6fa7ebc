import { spawn } from "node:child_process";
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

/** Where the language host runs: in a process of its own it outlives us; in ours it starts sooner, and policy packs with it. */
export type HostPlace = "own process" | { packs: string[] };

/**
 * Starts the offline AWS and the language host, each once.
 * They end with `stop`, and by themselves when this process and every engine it started are gone.
 */
export async function startAttached(
  checkout: string,
  env: Record<string, string>,
  hostPlace: HostPlace = "own process",
): Promise<Attached> {
  const services = [
    startService("The offline AWS", [join(checkout, "offline", "plugin.js"), "serve"], env),
    hostPlace === "own process" ? startHost(checkout, env) : serveHost(hostPlace.packs),
  ];
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop()));
  };
  try {
    const [cloudLine = "", hostLine = ""] = await Promise.all(services.map(({ firstLine }) => firstLine));
    const leashes = services.flatMap(({ leash }) => leash ?? []);
    return { env: attachVariables(cloudLine, hostLine), leashes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const startHost = (checkout: string, env: Record<string, string>): Service =>
  startService(
    "The language host",
    [join(checkout, "toolchain", "language-host", "main.js"), "--serve"],
    env,
  );

function serveHost(packs: string[]): Service {
  const { serveLanguageHost } =
    require("../../toolchain/language-host/serve") as typeof import("../../toolchain/language-host/serve");
  const host = serveLanguageHost({ keepPacksWarm: true, packs });
  return {
    firstLine: host.then(({ port }) => String(port)),
    stop: () => host.then(({ stop }) => stop()),
  };
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
  firstLine: Promise<string>;
  leash?: Writable;
  stop(): Promise<void>;
}

function startService(what: string, args: string[], env: Record<string, string>): Service {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    detached: true, // a terminal's Ctrl-C is for us to pass on, in order
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Problem(`${what} did not start (exit code ${code}): ${said.trim()}`)),
    );
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { firstLine, leash: child.stdin, stop };
}
