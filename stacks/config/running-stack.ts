/** Reads the configuration of the stack that the Pulumi engine is running. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { checkEnvironment } from "./check";
import { cellConfig, globalConfig } from "./complete";
import { type Entries, secretValue } from "./entries";
import { type Options, stackDirectory } from "./environment";
import { ConfigError } from "./mistake";
import { displayName, listEnvironmentFiles, readStackFile } from "./stack-file";
import { environmentOf, isStackName, parseStackName } from "./stack-name";
import type { StackConfig } from "./types";

// The SDK has this function and keeps it out of its types; its public readers ask for the type of the value as well.
const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret: (key: string) => boolean };

/**
 * Configuration of the stack at hand: its settings from the engine, so that `pulumi config set` and `-c` count, and those
 * of the environment's other stacks from their files, for the rules between stacks. Mistakes that concern only another
 * stack are left to that stack's own run.
 *
 * @throws ConfigError with every mistake, before any resource is registered.
 */
export function readStackConfig(options: Options = {}): StackConfig {
  const stack = pulumi.getStack();
  const directory = options.directory ?? projectStackDirectory();
  const environment = environmentOf(stack);
  const siblings = listEnvironmentFiles(directory, environment).filter((name) => name !== stack);
  const file = displayName(directory, stack);
  const own = { stack, file, entries: engineEntries(), mistakes: [] };
  // The stack at hand comes last, so that what is wrong between it and another stack is reported in its own file.
  const sources = [...siblings.map((name) => readStackFile(directory, name)), own];

  const { global, cells, mistakes } = checkEnvironment(environment, sources);
  const ownMistakes = mistakes.filter((mistake) => mistake.file === file);
  if (ownMistakes.length > 0) throw new ConfigError(`stack ${stack}`, ownMistakes);
  if (global?.name.stack === stack) return globalConfig(global, regionsOf([...siblings, stack]));
  const cell = cells.find(({ name }) => name.stack === stack);
  if (!cell)
    throw new Error(`the stack ${stack} is neither a global stack nor a cell, and no mistake says so`);
  return cellConfig(cell);
}

/** Regions of the cells, whatever else may be wrong with their files. */
function regionsOf(stacks: readonly string[]): string[] {
  return stacks
    .map(parseStackName)
    .filter(isStackName)
    .flatMap((name) => (name.kind === "cell" ? [name.region] : []));
}

/** The engine's entries; an encrypted one is marked and its value is not kept. */
function engineEntries(): Entries {
  const entries = Object.entries(pulumi.runtime.allConfig());
  return Object.fromEntries(entries.map(([key, value]) => [key, isConfigSecret(key) ? secretValue : value]));
}

/** The folder that the project at hand keeps its stack files in; this project's own where there is no project file. */
function projectStackDirectory(): string {
  const root = pulumi.getRootDirectory() || process.cwd();
  const projectFile = join(root, "Pulumi.yaml");
  if (!existsSync(projectFile)) return stackDirectory;
  const project: { stackConfigDir?: string } = parse(readFileSync(projectFile, "utf8"));
  return resolve(root, project.stackConfigDir ?? ".");
}
