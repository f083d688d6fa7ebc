import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readJsonFile } from "./json-file";

/** Project name as in Pulumi.yaml; part of every path of the file backend. */
const project = "voip-cells";

/** Where Pulumi's file backend keeps its things. */
export interface FileBackend {
  directory: string;
}

/** The file backend that the environment variables lead to, if it is one. */
export function fileBackend(env: Record<string, string | undefined>): FileBackend | undefined {
  const url = env.PULUMI_BACKEND_URL;
  return url?.startsWith("file://") ? { directory: fileURLToPath(url) } : undefined;
}

export const stateFile = (backend: FileBackend, stack: string): string =>
  join(backend.directory, ".pulumi", "stacks", project, `${stack}.json`);

export const lockDirectory = (backend: FileBackend, stack: string): string =>
  join(backend.directory, ".pulumi", "locks", "organization", project, stack);

/** Names of the stacks that exist. */
export function stacksIn(backend: FileBackend): string[] {
  const directory = join(backend.directory, ".pulumi", "stacks", project);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length));
}

/** Number of updates a stack has seen, and when the last one ended. */
export function lastUpdate(
  backend: FileBackend,
  stack: string,
): { version: number; result: string; endTime: string } | undefined {
  const directory = join(backend.directory, ".pulumi", "history", project, stack);
  if (!existsSync(directory)) return undefined;
  const files = readdirSync(directory)
    .filter((file) => file.endsWith(".history.json"))
    .sort();
  const newest = files.pop();
  if (newest === undefined) return undefined;
  const entry = readJsonFile(join(directory, newest), "Remove it: only the record of that update is lost.");
  return {
    version: files.length + 1,
    result: entry.result,
    endTime: new Date(entry.endTime * 1000).toISOString(),
  };
}
