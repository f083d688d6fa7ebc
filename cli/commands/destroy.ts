import { createInterface } from "node:readline/promises";
import { cloudResources, type States } from "../engine/deployment";
import { operate } from "../engine/operation";
import { withEngines } from "../engine/running";
import { statesOf } from "../engine/state";
import { type Environment, type StackUnit, teardownOrder } from "../environment";
import type { Options } from "../options";
import { print, printJson, remark } from "../printing";
import { Problem, usageProblem } from "../problem";
import { recover } from "../recovery/recover";
import { rolloutJson, rolloutText } from "../report/rollout";
import { plural } from "../report/words";
import { rollout } from "../rollout";
import { showOperation } from "./operation-line";
import { commandLine, sessionOf } from "./shared";

/** Takes an environment down: the cells, last first, then what they hang on. */
export async function destroy(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  const units = teardownOrder(session.environment, options.cell);
  refuseProtected(session.environment, units);
  const states = await statesOf(
    session,
    units.map(({ name }) => name),
  );
  const standing = units.filter(({ name }) => (states.get(name)?.resources ?? []).length > 0);
  if (standing.length === 0) {
    if (options.json) printJson({ ok: true, stacks: [] });
    else print(`Nothing of ${environment} stands.`);
    return 0;
  }
  await confirm(standing, states, environment, options);
  const outcomes = await withEngines(session, remark, (running) =>
    rollout(standing, {
      interrupted: running.interrupted,
      operate: async (unit) => {
        await recover(session, unit, remark);
        return showOperation(unit, "destroy", options, (onChange) =>
          operate(session, unit, "destroy", { onChange }),
        );
      },
    }),
  );
  const report = {
    verb: "destroy",
    outcomes,
    command: commandLine("destroy", environment, options),
  } as const;
  if (options.json) printJson(rolloutJson(report));
  else print(`\n${rolloutText(report)}`);
  return outcomes.every((outcome) => outcome.standing === "done") ? 0 : 1;
}

/** Protection is a setting of a stack; the accelerator's addresses, once lost, never come back. */
export function refuseProtected(environment: Environment, units: readonly StackUnit[]): void {
  const kept = units.filter((unit) => unit.protect).map((unit) => unit.name);
  if (kept.length === 0) return;
  throw new Problem(
    [
      `${environment.name} is protected (voip-cells:protect is true for ${kept.join(", ")}): nothing was destroyed.`,
      "To destroy it all the same: set voip-cells:protect to false in those stack files, bring the environment up so that",
      `the protection goes, and destroy it then. The accelerator's addresses are lost for good.`,
    ].join("\n"),
  );
}

async function confirm(
  units: readonly StackUnit[],
  states: States,
  environment: string,
  options: Options,
): Promise<void> {
  if (options.yes) return;
  if (!process.stdin.isTTY)
    throw usageProblem("Nobody is there to confirm. To destroy without being asked: --yes");
  const total = units.flatMap(({ name }) => cloudResources(states.get(name) ?? {})).length;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = terminal.question(
    `This destroys ${units.map((unit) => unit.name).join(", ")}: ${plural(total, "resource")}.\nType the environment's name to go on: `,
  );
  const typed = await question.catch(() => ""); // Ctrl-C, Ctrl-D
  terminal.close();
  if (typed.trim() !== environment) throw new Problem("Not confirmed: nothing was destroyed.");
}
