import { type CellConfig, type GlobalConfig, loadEnvironment } from "../stacks/config";
import { usageProblem } from "./problem";
import { unknownWord } from "./suggest";

/** One stack of an environment, with its configuration as read before anything runs. */
export interface StackUnit {
  /** Stack name, for example `dev-eu-central-1`. */
  name: string;
  kind: "global" | "cell";
  region: string;
  protect: boolean;
  config: GlobalConfig | CellConfig;
}

/** An environment as one thing: what stands above all cells, and the cells in the order of a rollout. */
export interface Environment {
  name: string;
  global: StackUnit;
  cells: StackUnit[];
}

const unit = (config: GlobalConfig | CellConfig): StackUnit => ({
  name: config.stack,
  kind: config.kind,
  region: config.region,
  protect: config.protect,
  config,
});

/**
 * Reads an environment from the stack files of a directory.
 *
 * @throws ConfigError with every mistake of every file.
 */
export function readEnvironment(name: string, directory: string): Environment {
  const { global, cells } = loadEnvironment(name, { directory });
  return environmentOf(name, global, cells);
}

/** Orders an environment's configurations: cells by Region, so that a rollout goes the same way every time. */
export function environmentOf(name: string, global: GlobalConfig, cells: readonly CellConfig[]): Environment {
  const sorted = [...cells].sort((a, b) => a.region.localeCompare(b.region));
  return { name, global: unit(global), cells: sorted.map(unit) };
}

/** What comes up, in order: the global stack, then cell by cell; with `regions`, those cells alone. */
export function rolloutOrder(environment: Environment, regions: readonly string[] = []): StackUnit[] {
  if (regions.length === 0) return [environment.global, ...environment.cells];
  const known = environment.cells.map((cell) => cell.region);
  for (const region of regions) {
    if (!known.includes(region))
      throw usageProblem(unknownWord(`Cell of ${environment.name}`, region, known));
  }
  return environment.cells.filter((cell) => regions.includes(cell.region));
}

/** Names of all stacks, in the order of a rollout. */
export const stackNames = (environment: Environment): string[] =>
  rolloutOrder(environment).map(({ name }) => name);

/** What goes down, in order: a cell holds on to the global stack's listeners, so the global stack is last. */
export function teardownOrder(environment: Environment, regions: readonly string[] = []): StackUnit[] {
  return rolloutOrder(environment, regions).reverse();
}
