import { availableParallelism } from "node:os";
import type { Exposure } from "../../policies/reachability/path";
import { operate } from "../engine/operation";
import type { Session } from "../engine/session";
import { statesOf } from "../engine/state";
import { stackNames } from "../environment";
import { exposureOfStates } from "../estate/exposure";
import { inParallel } from "../parallel";

/**
 * What the internet could reach of an environment that was checked: it is brought up in the throw-away cloud, without
 * policies, so that everything has the id by which others name it. Nothing where a stack does not come up.
 */
export async function exposureOnceUp(session: Session): Promise<Exposure | undefined> {
  const { global, cells } = session.environment;
  const { policyConfig: _, ...rest } = session;
  const unjudged = { ...rest, packs: [] };
  if (!(await operate(unjudged, global, "up")).ok) return undefined;
  const results = await inParallel(cells, availableParallelism(), (cell) => operate(unjudged, cell, "up"));
  if (results.some(({ ok }) => !ok)) return undefined;
  return exposureOfStates(await statesOf(session, stackNames(session.environment)));
}
