import { operate } from "../engine/operation";
import { type Running, withEngines } from "../engine/running";
import type { Session } from "../engine/session";
import { rolloutOrder } from "../environment";
import { judge } from "../estate/judge";
import type { Options } from "../options";
import { print, printJson, remark } from "../printing";
import { recover } from "../recovery/recover";
import { rolloutJson, rolloutText } from "../report/rollout";
import { type Outcome, rollout } from "../rollout";
import { showOperation } from "./operation-line";
import { commandLine, needGlobal, sessionOf } from "./shared";

/** Brings an environment up, stack by stack. */
export async function up(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  await needGlobal(session, options);
  const outcomes = await withEngines(session, remark, (running) => bringUp(session, options, running));
  const report = { verb: "up", outcomes, command: commandLine("up", environment, options) } as const;
  if (options.json) printJson(rolloutJson(report));
  else print(`\n${rolloutText(report)}`);
  return outcomes.every(({ standing }) => standing === "done") ? 0 : 1;
}

/** The rollout itself: each stack recovered, brought up, and judged before the next one starts. */
export function bringUp(session: Session, options: Options, running: Running): Promise<Outcome[]> {
  return rollout(rolloutOrder(session.environment, options.cell), {
    interrupted: running.interrupted,
    operate: async (unit) => {
      await recover(session, unit, remark);
      return showOperation(unit, "up", options, (onChange) => operate(session, unit, "up", { onChange }));
    },
    judge: (unit) => judge(session, unit),
  });
}
