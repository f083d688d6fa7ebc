import type { Options } from "../options";
import { usageProblem } from "../problem";
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

/** Results go to standard output; with `--json` they are its only content. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Remarks along the way go where they do not disturb a result. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

export { usageProblem };
