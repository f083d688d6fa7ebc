import type { Running } from "../engine/record";
import { label } from "../engine/record";
import { progressText } from "./words";

/** A resource is named in the progress once it takes longer than this. */
const slowAfterSeconds = 3;

export interface Activity {
  counts: Readonly<Record<string, number>>;
  running: ReadonlyMap<string, Running>;
}

/** What the engine is doing now: how much is done, how much is under way, and what is slow. */
export function activityText(activity: Activity, kind: string, nowMs: number): string {
  const done = progressText(kind, activity.counts);
  const running = [...activity.running.values()];
  const slow = running
    .map((one) => ({ ...one, seconds: Math.floor((nowMs - one.sinceMs) / 1000) }))
    .filter((one) => one.seconds >= slowAfterSeconds)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 2)
    .map((one) => `${one.verb} ${label(one.urn)} (${one.seconds} s)`);
  const underWay = running.length > 0 ? [`${running.length} under way`] : [];
  return [done, ...underWay, ...slow].join(" · ");
}
