import type { Options } from "../options";
import { print } from "../printing";
import { usageProblem } from "../problem";
import { exportsText, quoted } from "../report/exports";
import { sessionOf } from "./shared";

/**
 * Prints, for the shell to evaluate, the variables with which plain `pulumi` works offline, and the way to the copy of the
 * project's settings: Pulumi rewrites a stack's file when it works on it, and the repository's should stay as they are.
 */
export async function env(environment: string, options: Options): Promise<number> {
  if (!options.offline)
    throw usageProblem(`Only offline work needs variables: npx cells env ${environment} --offline`);
  const session = sessionOf(environment, options);
  print(`${exportsText(session.env)}\ncd ${quoted(session.project.directory)}`);
  return 0;
}
