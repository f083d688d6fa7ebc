/**
 * Loads TypeScript as it is, its types stripped by swc: no build step, and never stale. For `node --require`.
 *
 * Source maps make it slow in one place: Pulumi asks for a stack with every promise that it makes, thousands in one program,
 * for a leak report that it prints on request only, and mapping those frames back to TypeScript takes a third of a cell's
 * time. They are errors without a message, so those keep their frames unmapped; all others are mapped as usual.
 */
// @ts-expect-error: the package has no types
require("@swc-node/register");

const mapped = Error.prepareStackTrace;

if (mapped !== undefined && process.env.PULUMI_DEBUG_PROMISE_LEAKS === undefined) {
  Error.prepareStackTrace = (error, frames) => (error.message === "" ? String(error) : mapped(error, frames));
}
