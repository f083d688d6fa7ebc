import type { Options } from "../options";
import { openSession, type Session } from "../session";

/** The session that the options of a command ask for. */
export function sessionOf(environment: string, options: Options): Session {
  return openSession(environment, {
    offline: options.offline === true,
    ...(options.stacks === undefined ? {} : { stacks: options.stacks }),
    ...(options.root === undefined ? {} : { root: options.root }),
  });
}

/** A command as the user would type it again. */
export function commandLine(verb: string, environment: string, options: Options): string {
  const cells = (options.cell ?? []).map((region) => ` --cell ${region}`).join("");
  return `npx cells ${verb} ${environment}${cells}${options.offline ? " --offline" : ""}`;
}
