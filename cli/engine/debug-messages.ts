/**
 * Pulumi's SDK tells the engine each of its steps, one call after another: two of three calls of a program. The engine keeps
 * them for its log file, which there is none of offline.
 */
export function dropDebugMessages(): void {
  const log: { debug(message: string): Promise<void> } = require("@pulumi/pulumi/log");
  log.debug = async () => {};
}
