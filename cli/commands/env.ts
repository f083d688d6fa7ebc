import type { Options } from "../main";
import { usageProblem } from "../problem";
import { exportsText } from "../report/exports";
import { print, sessionOf } from "./shared";

/** Prints the variables with which plain `pulumi` works offline, for the shell to evaluate. */
export async function env(environment: string, options: Options): Promise<number> {
  if (!options.offline)
    throw usageProblem(`Only offline work needs variables: npx cells env ${environment} --offline`);
  const session = sessionOf(environment, options);
  print(exportsText(session.env));
  return 0;
}
