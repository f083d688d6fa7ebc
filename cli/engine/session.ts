import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findEngine } from "../../toolchain/engine";
import { offlineEnvironment } from "../../toolchain/offline";
import { type Environment, readEnvironment } from "../environment";
import { policyConfigOf, policyPacks } from "../packs";
import { checkout } from "../paths";
import { usageProblem } from "../problem";
import type { Attached } from "./attached";
import { EngineCommand } from "./command";
import { offlineProject, type Project } from "./project";

/** What every command can be told. */
export interface SessionOptions {
  offline: boolean;
  /** Directory of the stack files; `stacks/` of the checkout by default. */
  stacks?: string;
  /** Where offline state is kept; `.offline/` of the checkout by default. */
  root?: string;
}

/** Where the offline AWS and its state are. */
export interface Offline {
  root: string;
  /** Directory of the offline AWS's resources. */
  cloud: string;
}

/** All that a command needs to work on one environment. */
export interface Session {
  environment: Environment;
  engine: EngineCommand;
  project: Project;
  /** Environment variables of every engine command. */
  env: Record<string, string>;
  /** Directories of the policy packs that every operation is checked by. */
  packs: string[];
  /** File with the level and the settings of rules, where they are not what the rules say. */
  policyConfig?: string;
  offline?: Offline;
  attached?: Attached;
  /** Names of existing stacks, where they had to be asked for. */
  knownStacks?: string[];
}

export function stackDirectory({ stacks }: { stacks?: string }): string {
  const directory = resolve(stacks ?? join(checkout, "stacks"));
  if (!existsSync(directory))
    throw usageProblem(`${directory} is not there: --stacks names the folder of the stack files.`);
  return directory;
}

/** Reads the environment's stack files and finds the engine; nothing is started yet. */
export function openSession(environmentName: string, options: SessionOptions): Session {
  const stacks = stackDirectory(options);
  const environment = readEnvironment(environmentName, stacks);
  const found = findEngine();
  const engine = new EngineCommand(found.pulumi, found.version);
  const shared = { environment, engine, packs: policyPacks(), ...policyConfigOf(environmentName) };
  if (!options.offline) {
    const path = [...found.binDirs, process.env.PATH ?? ""].join(":");
    return { ...shared, project: { directory: checkout }, env: { PATH: path } };
  }
  const offline = offlineEnvironment({
    ...(options.root === undefined ? {} : { root: options.root }),
    ...accountOf(environment),
  });
  const project = offlineProject(checkout, stacks, offline.root);
  process.env.PULUMI_NODEJS_ROOT_DIRECTORY = project.directory; // where the program looks for its sibling stacks
  return { ...shared, project, env: offline.env, offline: { root: offline.root, cloud: offline.cloud } };
}

/** The offline AWS is the account that the environment names, so that the guard against other accounts holds. */
function accountOf(environment: Environment): { account?: string } {
  const account = environment.global.config.accountId;
  return account === undefined ? {} : { account };
}
