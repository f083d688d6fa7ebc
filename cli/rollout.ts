import type { OperationResult } from "./engine/operation";
import type { StackUnit } from "./environment";
import type { Health } from "./estate/health";

/** Where one stack is at the end of a rollout. */
export type Standing = "done" | "failed" | "unhealthy" | "interrupted" | "untouched";

export interface Outcome {
  unit: StackUnit;
  standing: Standing;
  result?: OperationResult;
  health?: Health;
}

export interface Step {
  operate(unit: StackUnit): Promise<OperationResult>;
  /** Whether what the operation left is fit to go on from; not asked after a failure. */
  judge?(unit: StackUnit): Promise<Health | undefined>;
  interrupted(): boolean;
}

/** Goes stack by stack and stops at the first that failed, is not healthy, or was interrupted. */
export async function rollout(units: readonly StackUnit[], step: Step): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let stopped = false;
  for (const unit of units) {
    const outcome: Outcome =
      stopped || step.interrupted() ? { unit, standing: "untouched" } : await one(unit, step);
    outcomes.push(outcome);
    stopped ||= outcome.standing !== "done";
  }
  return outcomes;
}

async function one(unit: StackUnit, step: Step): Promise<Outcome> {
  const result = await step.operate(unit);
  if (!result.ok) return { unit, standing: step.interrupted() ? "interrupted" : "failed", result };
  const health = await step.judge?.(unit);
  const standing = health && !health.healthy ? "unhealthy" : "done";
  return { unit, standing, result, ...(health ? { health } : {}) };
}
