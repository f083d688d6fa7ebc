import type { Exposure } from "../../policies/reachability/path";
import { type Attached, startAttached } from "../engine/attached";
import type { OperationResult } from "../engine/operation";
import type { Session } from "../engine/session";
import { makeThrowaway } from "../engine/throwaway";
import type { Options } from "../options";
import { policyPacks } from "../packs";
import { checkout } from "../paths";
import { print, remark } from "../printing";
import { usageProblem } from "../problem";
import { type EnvironmentReport, exitCodeOf, stackReport } from "../report/check/report";
import { outputsOf, writeOutputs } from "./check-formats";

/**
 * Checks every stack of an environment, or of all of them, against an empty offline AWS, and tells what it found in every
 * format asked for.
 */
export async function check(environment: string | undefined, options: Options): Promise<number> {
  const outputs = outputsOf(options);
  const isCompared = options.base !== undefined || outputs.some(({ format }) => format === "snapshot");
  const base = options.base === undefined ? undefined : startBase(options.base, environment);
  try {
    const environments: EnvironmentReport[] = [];
    for (const name of environment === undefined ? allEnvironments(options) : [environment])
      environments.push(await reportOn(name, options, isCompared));
    const report = await (base?.compare({ environments }) ?? { environments });
    const failures = writeOutputs(outputs, report, print);
    for (const { mistakes } of environments) if (mistakes !== undefined) remark(mistakes);
    failures.forEach(remark);
    return failures.length > 0 ? 2 : exitCodeOf(report);
  } finally {
    base?.stop();
  }
}

function startBase(ref: string, environment: string | undefined) {
  const { BaseCheck } = require("./check-base") as typeof import("./check-base");
  return new BaseCheck(ref, environment);
}

function allEnvironments(options: Options): string[] {
  const { listEnvironments } = require("../../stacks/config") as typeof import("../../stacks/config");
  const { stackDirectory } = require("../engine/session") as typeof import("../engine/session");
  const directory = stackDirectory(options);
  const environments = listEnvironments({ directory });
  if (environments.length === 0)
    throw usageProblem(`There is no environment in ${directory}. One begins with Pulumi.<name>-global.yaml.`);
  return environments;
}

/** Mistakes in a configuration are something that was found, too: the other environments are checked all the same. */
async function reportOn(
  environment: string,
  options: Options,
  isCompared: boolean,
): Promise<EnvironmentReport> {
  try {
    let exposure: Exposure | undefined;
    const results = await checkStacks(environment, options, undefined, async (session) => {
      if (isCompared) exposure = await exposureOn(session);
    });
    return { environment, stacks: results.map(stackReport), ...(exposure ? { exposure } : {}) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConfigError") throw error;
    return { environment, stacks: [], mistakes: error.message };
  }
}

function exposureOn(session: Session): Promise<Exposure | undefined> {
  const { exposureOnceUp } = require("./check-exposure") as typeof import("./check-exposure");
  return exposureOnceUp(session);
}

/** The processes that engines attach to start first: they load while this one does. */
export async function checkStacks(
  environment: string,
  options: Options,
  policies?: { policyConfig: string },
  afterwards?: (session: Session) => Promise<void>,
): Promise<OperationResult[]> {
  const packs = policyPacks();
  const throwaway = makeThrowaway();
  const attaching = startAttached(checkout, throwaway.env, { packs });
  attaching.catch(() => {}); // told where it is awaited
  try {
    const { checkEnvironment } = require("./check-environment") as typeof import("./check-environment");
    return await checkEnvironment(environment, options, throwaway, attaching, policies, afterwards);
  } finally {
    await attaching.then((attached: Attached) => attached.stop()).catch(() => {});
    throwaway.dispose();
  }
}
