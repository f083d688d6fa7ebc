import { writeFileSync } from "node:fs";
import { type Exposure, isUndeclared } from "../../policies/reachability/path";
import { systemErrorText } from "../../toolchain/system-errors";
import { withEngines } from "../engine/running";
import { openSession } from "../engine/session";
import { statesOf } from "../engine/state";
import { makeThrowaway } from "../engine/throwaway";
import { stackNames } from "../environment";
import { exposureOfStates } from "../estate/exposure";
import type { Options } from "../options";
import { print, printJson, remark } from "../printing";
import { Problem } from "../problem";
import { exposureJson, exposureText } from "../report/exposure";
import { exposureSvg } from "../report/exposure-svg";
import { exposureOnceUp } from "./check-exposure";
import { commandLine, sessionOf } from "./shared";

/** Shows every path from the internet into the environment. Fails when one of them is declared by nobody. */
export async function exposure(environment: string, options: Options): Promise<number> {
  const found = options.deployed
    ? await deployed(environment, options)
    : await configured(environment, options);
  const told = { environment, source: options.deployed ? "state" : "configuration", ...found } as const;
  if (options.svg !== undefined) draw(options.svg, exposureSvg(told));
  if (options.json) printJson(exposureJson(told));
  else print(exposureText(told));
  return found.paths.some(isUndeclared) ? 1 : 0;
}

/** From the states of what stands, offline or on AWS. */
async function deployed(environment: string, options: Options): Promise<Exposure> {
  const session = sessionOf(environment, options);
  const states = await statesOf(session, stackNames(session.environment));
  if ([...states.values()].some(({ resources }) => resources?.length)) return exposureOfStates(states);
  const [up, ifUp] = [commandLine("up", environment, options), commandLine("exposure", environment, {})];
  throw new Problem(`Nothing of ${environment} is up. Bring it up: ${up}. What it would open: ${ifUp}`);
}

/** From the configuration: it is brought up in an empty offline AWS, which is gone at the end. */
async function configured(environment: string, options: Options): Promise<Exposure> {
  const throwaway = makeThrowaway();
  try {
    const { stacks } = options;
    const where = { offline: true, root: throwaway.root, ...(stacks === undefined ? {} : { stacks }) };
    const session = openSession(environment, where);
    const found = await withEngines(session, remark, async ({ interrupted }) => {
      const once = await exposureOnceUp(session);
      if (interrupted()) throw new Problem(`Interrupted: what ${environment} opens is not known.`);
      return once;
    });
    if (found) return found;
    const check = commandLine("check", environment, { offline: true });
    throw new Problem(
      `${environment} does not come up whole, so what it opens is not known. The reason: ${check}`,
    );
  } finally {
    throwaway.dispose();
  }
}

function draw(file: string, svg: string): void {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    throw new Problem(
      `The diagram was not written. ${systemErrorText(error) ?? (error as Error).message}`,
      2,
    );
  }
}
