import { stackOutputs } from "../engine/deployment";
import { statesOf } from "../engine/state";
import { rolloutOrder } from "../environment";
import type { Options } from "../options";
import { print, printJson } from "../printing";
import { outputsText } from "../report/outputs";
import { sessionOf } from "./shared";

/** Prints what each stack exports. */
export async function outputs(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  const units = rolloutOrder(session.environment, options.cell);
  const states = await statesOf(
    session,
    units.map(({ name }) => name),
  );
  const entries = [...states].map(([name, deployment]) => [name, stackOutputs(deployment)] as const);
  if (options.json) printJson(Object.fromEntries(entries));
  else print(outputsText(entries));
  return 0;
}
