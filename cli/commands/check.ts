import { type Attached, startAttached } from "../engine/attached";
import { makeThrowaway } from "../engine/throwaway";
import type { Options } from "../options";
import { checkout } from "../paths";

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
    return await checkEnvironment(environment, options, throwaway, attaching);
  } finally {
    await attaching.then((attached: Attached) => attached.stop()).catch(() => {});
    throwaway.dispose();
  }
}
