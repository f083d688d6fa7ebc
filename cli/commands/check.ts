import { type Attached, startAttached } from "../engine/attached";
import type { OperationResult } from "../engine/operation";
import { makeThrowaway } from "../engine/throwaway";
import type { Options } from "../options";
import { checkout } from "../paths";
import { checkJson, checkText } from "../report/check";
import { print, printJson } from "./shared";

/**
 * Checks every stack of an environment against an empty offline AWS.
 * The processes that engines attach to start first: they load while this one does.
 */
export async function check(environment: string, options: Options): Promise<number> {
  const throwaway = makeThrowaway();
  const attaching = startAttached(checkout, throwaway.env);
  attaching.catch(() => {}); // told where it is awaited
  try {
    const { checkEnvironment } = require("./check-environment") as typeof import("./check-environment");
    const results = await checkEnvironment(environment, options, throwaway, attaching);
    if (options.json) printJson(checkJson(results));
    else print(`\n${checkText(environment, results)}`);
    return results.every(isClean) ? 0 : 1;
  } finally {
    await attaching.then((attached: Attached) => attached.stop()).catch(() => {});
    throwaway.dispose();
  }
}

/** Nothing failed and no rule is broken; a rule that could not be judged yet is no breach. */
const isClean = (result: OperationResult): boolean => result.ok && !result.record.broken;
