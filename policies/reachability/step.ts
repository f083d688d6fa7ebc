/** How paths are worked out: traffic that has come so far, and each thing on the way that narrows it. */

import { isUnknown } from "../vocabulary/values";
import { type Box, intersect } from "./boxes";
import type { EstateResource } from "./estate";
import { refOf } from "./estate";
import type { BlindSpot, Hop } from "./path";

/** Traffic that has come so far, and how. */
export interface Step {
  readonly traffic: readonly Box[];
  readonly hops: readonly Hop[];
}

/** What lets traffic on. Several steps: some of it surely, some of it if an unknown value turns out so. */
export interface Gate {
  readonly admits: readonly Box[];
  readonly hops: readonly Hop[];
}

/** The steps after gates of which each may let some traffic on. */
export const through = ({ traffic, hops }: Step, gates: readonly Gate[]): Step[] =>
  gates
    .map((gate) => ({ traffic: intersect(traffic, gate.admits), hops: [...hops, ...gate.hops] }))
    .filter((step) => step.traffic.length > 0);

export const carries = (what: string, resource: EstateResource, opens: string): Hop => ({
  what,
  resources: [refOf(resource)],
  opens,
  role: "carries",
});

export const permits = (what: string, resources: readonly EstateResource[], opens: string): Hop => ({
  what,
  resources: resources.map(refOf),
  opens,
  role: "permits",
});

/** A value in what a hop says of itself. */
export const shown = (value: unknown): string => (isUnknown(value) ? "not known yet" : String(value));

export const blindSpot = (resource: EstateResource, property: string, why: string): BlindSpot => ({
  resource: refOf(resource),
  property,
  why,
});

/** Hops that say the same of several resources, such as the routes of three subnets, as one. */
export function mergedHops(hops: readonly Hop[]): Hop[] {
  const merged = new Map<string, Hop>();
  for (const hop of hops) {
    const key = JSON.stringify([hop.what, hop.opens, hop.role]);
    const before = merged.get(key);
    const resources = [...(before?.resources ?? []), ...hop.resources];
    const unrepeated = resources.filter(
      (one, at) => resources.findIndex(({ urn }) => urn === one.urn) === at,
    );
    merged.set(key, { ...hop, resources: unrepeated });
  }
  return [...merged.values()];
}
