import { stackOutputs } from "../engine/deployment";
import { stateOf } from "../engine/state";
import { rolloutOrder } from "../environment";
import type { Options } from "../options";
import { print, printJson } from "../printing";
import { outputsText } from "../report/outputs";
import { sessionOf } from "./shared";

/** Prints what each stack exports. */
export async function outputs(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  const units = rolloutOrder(session.environment, options.cell);
  const entries = await Promise.all(
    units.map(async (unit) => [unit.name, stackOutputs((await stateOf(session, unit.name)) ?? {})] as const),
  );
  if (options.json) printJson(Object.fromEntries(entries));
  else print(outputsText(entries));
  return 0;
}
