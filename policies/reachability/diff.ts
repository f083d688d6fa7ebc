/** What a change opens to the internet and what it closes: the difference of two exposures. */

import { type Box, disjoint, intersect, interval, subtract } from "./boxes";
import { type Exposure, type Flow, isUndecided, type ReachablePath, targetOf } from "./path";
import { flowFrom, protocolInterval } from "./protocols";
import { flowsText, namesText, routeText, sourceText } from "./words";

export interface ExposureChange {
  /** `undeclares`: what was open by declaration stays open without one; `declares` is the contrary. */
  readonly kind: "opens" | "closes" | "undeclares" | "declares";
  /** The path as it is after the change; for `closes`, as it was before. */
  readonly path: ReachablePath;
  /** The part of the path's entry traffic that is new, gone or judged otherwise. */
  readonly flows: readonly Flow[];
  /** One line: `opens tcp 22 of instance web (dev-eu-west-1) to the internet, by internet gateway main → instance web`. */
  readonly sentence: string;
}

export interface ExposureDiff {
  /** Worst first: what opens, what loses its declaration, then the rest. */
  readonly changes: readonly ExposureChange[];
}

const ORDER = ["opens", "undeclares", "declares", "closes"] as const;

/** Compares two exposures of the same environment. What is only renamed or opened by another rule is no change. */
export function exposureDiff(before: Exposure, after: Exposure): ExposureDiff {
  const [old, now] = [byRoute(before), byRoute(after)];
  const routes = [...new Set([...old.keys(), ...now.keys()])];
  const changes = routes.flatMap((route) => changesOf(old.get(route) ?? [], now.get(route) ?? []));
  return { changes: changes.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)) };
}

/** Paths through the same resources from the same callers: the ones whose traffic can be compared. */
function byRoute({ paths }: Exposure): Map<string, ReachablePath[]> {
  const routes = new Map<string, ReachablePath[]>();
  for (const path of paths) {
    const route = JSON.stringify([
      path.from,
      path.requires,
      isUndecided(path),
      routeText(path),
      path.listens.map(({ protocol, fromPort, toPort }) => [protocol, fromPort, toPort]),
    ]);
    routes.set(route, [...(routes.get(route) ?? []), path]);
  }
  return routes;
}

function changesOf(before: readonly ReachablePath[], after: readonly ReachablePath[]): ExposureChange[] {
  const [old, now] = [boxesOf(before), boxesOf(after)];
  return [
    ...after.flatMap((path) => change("opens", path, subtract(boxesOf([path]), old))),
    ...before.flatMap((path) => change("closes", path, subtract(boxesOf([path]), now))),
    ...after.flatMap((path) => {
      const kind = path.declared === undefined ? "undeclares" : "declares";
      const otherwise = before.filter(
        ({ declared }) => (declared === undefined) !== (path.declared === undefined),
      );
      return change(kind, path, intersect(boxesOf([path]), boxesOf(otherwise)));
    }),
  ];
}

function change(kind: ExposureChange["kind"], path: ReachablePath, boxes: readonly Box[]): ExposureChange[] {
  if (boxes.length === 0) return [];
  const flows = disjoint(boxes).map(flowFrom);
  return [{ kind, path, flows, sentence: sentenceOf(kind, path, flows) }];
}

function sentenceOf(kind: ExposureChange["kind"], path: ReachablePath, flows: readonly Flow[]): string {
  const target = targetOf(path);
  const what = target ? `${target.what} ${namesText(target.resources)}` : "nothing";
  const where = `${flowsText(flows)} of ${what}`;
  const to = `to ${sourceText(path)}${path.requires ? ` with ${path.requires}` : ""}`;
  const by = `by ${routeText(path)}`;
  const declared = path.declared === undefined ? "" : ` (declared: ${path.declared})`;
  switch (kind) {
    case "opens":
      return `${isUndecided(path) ? "may open" : "opens"} ${where} ${to}, ${by}${declared}`;
    case "closes":
      return `closes ${where} ${to}, ${by}`;
    case "undeclares":
      return `leaves ${where} open ${to} without a declaration, ${by}`;
    case "declares":
      return `declares ${where} open ${to}, ${by}${declared}`;
  }
}

const boxesOf = (paths: readonly ReachablePath[]): Box[] =>
  paths.flatMap(({ entry }) =>
    entry.map(({ family, protocol, fromPort, toPort }) => [
      interval(family),
      protocolInterval(protocol),
      interval(fromPort, toPort),
    ]),
  );
