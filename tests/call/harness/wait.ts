import { setTimeout as sleep } from "node:timers/promises";

export { sleep };

/** Polls until `probe` gives something true; a slow machine only makes it later. Errors of the probe count as not yet. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  seconds = 30,
): Promise<NonNullable<T>> {
  const end = performance.now() + seconds * 1000;
  let last = "";
  let pauseMilliseconds = 2;
  while (performance.now() < end) {
    try {
      const value = await probe();
      if (value) {
        return value;
      }
      last = "";
    } catch (error) {
      last = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    await sleep(pauseMilliseconds);
    pauseMilliseconds = Math.min(50, pauseMilliseconds * 2);
  }
  throw new Error(`not within ${seconds} s: ${what}${last}`);
}
