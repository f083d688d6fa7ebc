import type { Lock } from "../engine/locks";
import type { InterruptedCreate, Orphan } from "../recovery/orphans";
import type { Health } from "./health";

/** Everything `cells status` knows of an environment. */
export interface EnvironmentStatus {
  environment: string;
  offline: boolean;
  stacks: StackStatus[];
  orphans: OrphanStatus[];
  /** Stacks of the environment that stand and have no stack file any more. */
  strays: string[];
}

export interface StackStatus {
  stack: string;
  region: string;
  kind: "global" | "cell";
  /** Number of resources in the cloud that the state answers for; nothing stands at 0. */
  resources: number;
  update?: { version: number; result: string; endTime: string };
  /** Version of the engine that wrote the state. */
  engine?: string;
  /** Of a cell; known offline only. */
  health?: Health;
  locks: { lock: Lock; stale: boolean }[];
  interrupted: InterruptedCreate[];
  /** Updates and deletes whose end nobody saw. */
  unsure: { type: string; urn: string }[];
}

export interface OrphanStatus extends Orphan {
  /** Commands that put it under its stack again, or that get rid of it. */
  adopt?: string;
  remove: string[];
}
