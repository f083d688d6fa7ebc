/**
 * The offline AWS as a process:
 *
 * - `aws`, `awsx`: one provider plugin, as the Pulumi engine starts it; prints its port.
 * - `serve`: both in one process, for PULUMI_DEBUG_PROVIDERS; prints `{"aws":PORT,"awsx":PORT}` and runs until SIGTERM.
 * - `list`: prints all resources of the cloud as JSON.
 * - `seed`: reads `[{ "type": ..., "inputs": {...}, "region": ... }]` and makes each that is not there yet (see seed.ts).
 *
 * Environment: OFFLINE_AWS_STATE (directory, required), OFFLINE_AWS_ACCOUNT (default 123456789012),
 * OFFLINE_AWS_FAULTS (see faults/settings.ts).
 */
import { readFileSync } from "node:fs";
import { openCloud } from "./open";

export async function main(args: readonly string[]): Promise<void> {
  // the engine adds its own address behind the mode
  const [mode = ""] = args;
  try {
    await run(mode);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

async function run(mode: string): Promise<void> {
  if (mode === "list") {
    const { list } = require("./list") as typeof import("./list");
    process.stdout.write(`${JSON.stringify(list(openCloud(process.env)), undefined, 2)}\n`);
    return;
  }
  if (mode === "seed") {
    const { seed } = require("./seed") as typeof import("./seed");
    await seed(openCloud(process.env), JSON.parse(readFileSync(0, "utf8")));
    return;
  }
  // loaded here only: the others need no gRPC
  const plugins = require("./plugins") as typeof import("./plugins");
  if (mode === "aws" || mode === "awsx") await plugins.runPlugin(mode, openCloud(process.env));
  else if (mode === "serve") await plugins.serveAll(openCloud(process.env));
  else throw new Error(`unknown mode '${mode}': use aws, awsx, serve, list or seed`);
}
