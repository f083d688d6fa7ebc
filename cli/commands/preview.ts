import { operate } from "../engine/operation";
import { type Running, withEngines } from "../engine/running";
import type { Session } from "../engine/session";
import { rolloutOrder } from "../environment";
import type { Options } from "../options";
import { print, printJson, remark } from "../printing";
import { previewJson, previewText } from "../report/preview";
import { type Outcome, rollout } from "../rollout";
import { showOperation } from "./operation-line";
import { needGlobal, sessionOf } from "./shared";

/** Shows what `up` would change. */
export async function preview(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  await needGlobal(session, options);
  const outcomes = await withEngines(session, remark, (running) => previewAll(session, options, running));
  if (options.json) printJson(previewJson(outcomes));
  else print(`\n${previewText(outcomes)}`);
  return outcomes.every(({ standing }) => standing === "done") ? 0 : 1;
}

function previewAll(session: Session, options: Options, running: Running): Promise<Outcome[]> {
  return rollout(rolloutOrder(session.environment, options.cell), {
    interrupted: running.interrupted,
    operate: (unit) =>
      showOperation(unit, "preview", options, (onChange) => operate(session, unit, "preview", { onChange })),
  });
}
