/** Reads the stack files of environments, without an engine. */
import { resolve } from "node:path";
import { checkEnvironment } from "./check";
import { cellConfig, globalConfig } from "./complete";
import { ConfigError } from "./mistake";
import { displayName, listEnvironmentFiles, listStackFiles, readStackFile } from "./stack-file";
import { environmentOf, globalStackOf } from "./stack-name";
import { closest } from "./suggest";
import type { CellConfig, GlobalConfig } from "./types";

/** The folder of this project's own stack files. */
export const stackDirectory = resolve(__dirname, "..");

export interface Options {
  /** Folder of the stack files; this project's own unless given. */
  directory?: string;
}

export interface EnvironmentConfig {
  readonly global: GlobalConfig;
  /** Sorted by Region. */
  readonly cells: readonly CellConfig[];
}

/** Names of the environments that have a stack file, sorted. */
export function listEnvironments({ directory = stackDirectory }: Options = {}): string[] {
  return [...new Set(listStackFiles(directory).map(environmentOf))];
}

/**
 * Configuration of all stacks of an environment, from its files alone.
 *
 * @throws ConfigError with every mistake of every one of them.
 */
export function loadEnvironment(environment: string, options: Options = {}): EnvironmentConfig {
  const { directory = stackDirectory } = options;
  const stacks = listEnvironmentFiles(directory, environment);
  const subject = `environment ${environment}`;
  if (stacks.length === 0) {
    throw new ConfigError(subject, [noFiles(environment, directory)]);
  }
  const sources = stacks.map((stack) => readStackFile(directory, stack));
  const { global, cells, mistakes } = checkEnvironment(environment, sources);
  if (mistakes.length > 0 || !global) throw new ConfigError(subject, mistakes);
  const regions = cells.map(({ name }) => name.region);
  return { global: globalConfig(global, regions), cells: cells.map(cellConfig) };
}

function noFiles(environment: string, directory: string) {
  const known = listEnvironments({ directory });
  const near = closest(environment, known);
  const cure = near
    ? `Did you mean "${near}"?`
    : `The environments here are: ${known.join(", ") || "none"}. Add this file to begin another.`;
  return { file: displayName(directory, globalStackOf(environment)), rule: "is not there", cure };
}
