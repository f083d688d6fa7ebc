import { listCloud } from "../engine/cloud";
import type { Session } from "../engine/session";
import { stateOf } from "../engine/state";
import type { StackUnit } from "../environment";
import { cellHealth } from "./cell-health";
import type { Health } from "./health";

/** A cell has this long to become healthy once its update has ended. */
const patienceMs = 60_000;
const pauseMs = 1000;

/**
 * Health of a cell after its update, waiting for it to come; nothing where it can't be known.
 * With a real account the engine has waited already: an ECS service counts as created when it is steady.
 */
export async function judge(session: Session, unit: StackUnit): Promise<Health | undefined> {
  if (!session.offline || unit.config.kind !== "cell") return undefined;
  const deployment = (await stateOf(session, unit.name)) ?? {};
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const health = cellHealth(unit.config, deployment, await listCloud(session));
    if (health.healthy || session.engine.interrupted || Date.now() > deadline) return health;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
