/** Typed configuration of a stack, complete and checked. */
import type { z } from "zod";
import type { cellSettings } from "./schema/cell";
import type { globalSettings } from "./schema/global";

interface Identity {
  /** Name of the stack, for example `dev-eu-central-1`. */
  stack: string;
  /** Name of its environment, for example `dev`. */
  environment: string;
  /** Its AWS Region: the cell's own, or the home of what the environment shares. */
  region: string;
}

/** Configuration of `<environment>-global`. */
export interface GlobalConfig extends Identity, z.output<typeof globalSettings> {
  kind: "global";
  /** Regions of the environment's cells, sorted; found from the sibling stack files. */
  cellRegions: string[];
}

/** Configuration of `<environment>-<region>`. */
export interface CellConfig extends Identity, z.output<typeof cellSettings> {
  kind: "cell";
  /** Name of the environment's global stack, for example `dev-global`. */
  globalStack: string;
}

export type StackConfig = GlobalConfig | CellConfig;

/** Configuration of a fleet of machines that hold calls. */
export type FleetConfig = CellConfig["media"];

/** What all kinds of stacks have. */
export type StackConfigBase = Identity & Pick<GlobalConfig, "accountId" | "protect" | "tags" | "alarms">;
