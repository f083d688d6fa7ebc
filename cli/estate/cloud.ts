import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "../paths";
import { Problem } from "../problem";
import type { Session } from "../session";

const execute = promisify(execFile);

/** A resource of the offline AWS, as `offline/plugin.js list` tells it. */
export interface CloudResource {
  type: string;
  id: string;
  arn: string | null;
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

/** Runs one of the offline AWS's own commands. */
async function cloudCommand(session: Session, args: string[]): Promise<string> {
  try {
    const plugin = join(checkout, "offline", "plugin.js");
    const { stdout } = await execute(process.execPath, [plugin, ...args], {
      env: { ...process.env, ...session.env },
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const words = (error as { stderr?: string }).stderr?.trim();
    throw new Problem(`The offline AWS did not answer "${args.join(" ")}": ${words ?? error}`);
  }
}
