import { openSession, type Session } from "../engine/session";
import { stackExists } from "../engine/stack";
import { rolloutOrder } from "../environment";
import type { Options } from "../options";
import { Problem } from "../problem";

/** The session that the options of a command ask for. */
export function sessionOf(environment: string, options: Options): Session {
  return openSession(environment, {
    offline: options.offline === true,
    ...(options.stacks === undefined ? {} : { stacks: options.stacks }),
    ...(options.root === undefined ? {} : { root: options.root }),
  });
}

/** Cells alone can be worked on once there is the stack that they read from. */
export async function needGlobal(session: Session, options: Options): Promise<void> {
  const { name, global } = session.environment;
  const units = rolloutOrder(session.environment, options.cell);
  if (units.includes(global) || (await stackExists(session, global.name))) return;
  const { cell: _, ...whole } = options;
  throw new Problem(
    `There is no ${global.name} yet, which its cells need. Bring it up with them: ${commandLine("up", name, whole)}`,
  );
}

/** A command as the user would type it again. */
export function commandLine(verb: string, environment: string, options: Options): string {
  const cells = (options.cell ?? []).map((region) => ` --cell ${region}`).join("");
  return `npx cells ${verb} ${environment}${cells}${options.offline ? " --offline" : ""}`;
}
