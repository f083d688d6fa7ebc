import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { CloudResource } from "../../cli/engine/cloud";
import type { EnvironmentStatus } from "../../cli/estate/status";
import { checkout, type Outcome, type Sandbox } from "./support";

/** What `cells up --json` and `cells destroy --json` print. */
export interface RolloutJson {
  ok: boolean;
  stacks: {
    stack: string;
    standing: string;
    changes: Record<string, number>;
    errors: { message: string; urn?: string }[];
  }[];
  next: string;
}

/** The result of a command that prints JSON; its other words are in the message when it is not JSON. */
export function jsonOf<Result>({ stdout, stderr }: Outcome): Result {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`not JSON: ${stdout}\n${stderr}`);
  }
}

/** Changes of each stack, without what is unchanged. */
export function changesOf({ stacks }: RolloutJson): Record<string, Record<string, number>> {
  return Object.fromEntries(
    stacks.map(({ stack, changes: { unchanged: _, ...changes } }) => [stack, changes]),
  );
}

/** No stack trace ever reaches a user. */
export function assertPlainWords({ stdout, stderr }: Outcome): void {
  assert.doesNotMatch(`${stdout}${stderr}`, /^\s+at .+:\d+:\d+\)?$/m);
  assert.doesNotMatch(`${stdout}${stderr}`, /goroutine \d+|node:internal|\.go:\d+/);
}

/** A folder of stack files: those named of the checkout, changed by `edit`. */
export function stackFiles(
  sandbox: Sandbox,
  stacks: readonly string[],
  edit: (text: string, stack: string) => string = (text) => text,
): string {
  const folder = path.join(fs.mkdtempSync(path.join(sandbox.root, "files-")), "stacks");
  fs.mkdirSync(folder);
  for (const stack of stacks) {
    const text = fs.readFileSync(path.join(checkout, "stacks", `Pulumi.${stack}.yaml`), "utf8");
    fs.writeFileSync(path.join(folder, `Pulumi.${stack}.yaml`), edit(text, stack));
  }
  return folder;
}

/** Everything that the offline AWS holds. */
export function cloudOf(sandbox: Sandbox): CloudResource[] {
  const list = [path.join(checkout, "offline", "plugin.js"), "list"];
  return JSON.parse(execFileSync(process.execPath, list, { env: sandbox.env, encoding: "utf8" }));
}

/** What the offline AWS holds that some program made. */
export function madeResources(sandbox: Sandbox): CloudResource[] {
  return cloudOf(sandbox).filter(({ urn }) => urn !== null);
}

export async function statusOf(sandbox: Sandbox, args: string[]): Promise<EnvironmentStatus> {
  return jsonOf(await sandbox.cells(["status", ...args, "--offline", "--json"]));
}

/** Tells the offline AWS what to do wrong. */
export function setFaults(sandbox: Sandbox, faults: object): void {
  fs.writeFileSync(path.join(sandbox.cloud, "faults.json"), JSON.stringify(faults));
}

/** Runs a script with the sandbox's environment. */
export function runNode(sandbox: Sandbox, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: sandbox.env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** The checkout without what is downloaded or built, but for the packs; packages by a link. */
export function copyOfCheckout(root: string): string {
  const copy = path.join(root, "copy");
  const left = new Set(["node_modules", ".git", ".offline"]);
  fs.cpSync(checkout, copy, { recursive: true, filter: (file) => !left.has(path.relative(checkout, file)) });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(copy, "node_modules"));
  return copy;
}

/** Changes the edge's load balancer in a copy of the checkout, as a careless change would. */
export function changeLoadBalancer(copy: string, from: string, to: string): void {
  const file = path.join(copy, "components", "edge", "edge-load-balancer.ts");
  const text = fs.readFileSync(file, "utf8");
  assert.ok(text.includes(from), `${file} has no \`${from}\``);
  fs.writeFileSync(file, text.replace(from, to));
}
