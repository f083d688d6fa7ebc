import { execFile } from "node:child_process";
import { join } from "node:path";
import { checkout } from "../paths";
import { Problem } from "../problem";
import type { Session } from "./session";

/** A resource of the offline AWS, as `offline/plugin.js list` tells it. */
export interface CloudResource {
  type: string;
  id: string;
  arn: string | null;
  name: string | null;
  /** `global` for types without a Region. */
  region: string;
  /** URN and stack that made it; null for what AWS made by itself. */
  urn: string | null;
  stack: string | null;
  /** What `pulumi import` takes. */
  importId: string;
  /** What is true by now and in no state: instances, health. */
  live: Record<string, unknown> | null;
}

/** Everything the offline AWS holds. */
export async function listCloud(session: Session): Promise<CloudResource[]> {
  return JSON.parse(await cloudCommand(session, ["list"]));
}

/** A resource that someone made outside of the project. */
export interface Seed {
  type: string;
  inputs: Record<string, unknown>;
}

export async function seed(session: Session, seeds: readonly Seed[]): Promise<void> {
  await cloudCommand(session, ["seed"], JSON.stringify(seeds));
}

/** Runs one of the offline AWS's own commands. */
function cloudCommand(session: Session, args: string[], input = ""): Promise<string> {
  const plugin = join(checkout, "offline", "plugin.js");
  const options = { env: { ...process.env, ...session.env }, maxBuffer: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [plugin, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else
        reject(new Problem(`The offline AWS refused "${args.join(" ")}": ${stderr.trim() || error.message}`));
    });
    child.stdin?.end(input);
  });
}
