import {
  type Exposure,
  isUndecided,
  isUndeclared,
  type ReachablePath,
  targetOf,
  unknownsOf,
} from "../../policies/reachability/path";
import { flowsText, hopText, namesText, portsText, sourceText } from "../../policies/reachability/words";
import { columns, indent, plural } from "./words";

/** An exposure, and what it was worked out from. */
export interface ToldExposure extends Exposure {
  readonly environment: string;
  readonly source: "configuration" | "state";
}

/** The one line over every form in which an exposure is shown. */
export const exposureTitle = ({
  environment,
  source,
}: Pick<ToldExposure, "environment" | "source">): string =>
  `What the internet can reach in ${environment}, by ${source === "state" ? "what stands" : "its configuration"}`;

/** A table of all paths, each path hop by hop, what is not followed, and a line that says how it ended. */
export function exposureText({ environment, source, paths, blindSpots }: ToldExposure): string {
  const sections = [
    exposureTitle({ environment, source }),
    paths.length === 0 ? "" : indent(columns([HEADINGS, ...paths.map(rowOf)])),
    ...paths.map((path, at) => indent(pathText(path, at + 1))),
    blindSpots.length === 0 ? "" : `Not followed:\n${indent(blindSpots.map(blindSpotText).join("\n"))}`,
    verdict(paths),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

const HEADINGS = ["", "from", "sends", "to", "reaches", "which listens on", ""];

function rowOf(path: ReachablePath, at: number): string[] {
  const [first] = path.hops;
  return [
    String(at + 1),
    sourceText(path),
    flowsText(path.entry),
    first ? `${first.what} ${namesText(first.resources)}` : "",
    targetText(path),
    path.listens.length > 0 ? path.listens.map(portsText).join(", ") : "the same",
    judgement(path),
  ];
}

export function targetText(path: ReachablePath): string {
  const target = targetOf(path);
  return target ? `${target.what} ${namesText(target.resources)}` : "";
}

/** How a path is judged, in a few words. */
export function judgement(path: ReachablePath): string {
  if (path.declared !== undefined) return `declared: ${path.declared}`;
  if (isUndecided(path)) return `not decided: ${unknownsOf(path).join(", ")}`;
  if (path.requires !== undefined) return `with ${path.requires}`;
  return isUndeclared(path) ? "NOT DECLARED" : "for these callers only";
}

const pathText = (path: ReachablePath, number: number): string =>
  [
    `${number}. ${sourceText(path)}`,
    ...path.hops.map((hop) => `   ${hop.role === "carries" ? "→" : "·"} ${hopText(hop)}`),
  ].join("\n");

const blindSpotText = ({ resource, property, why }: Exposure["blindSpots"][number]): string =>
  `${namesText([resource])}: ${property} ${why}.`;

function verdict(paths: readonly ReachablePath[]): string {
  const undeclared = paths.filter(isUndeclared).length;
  if (paths.length === 0) return "✔ The internet reaches nothing.";
  if (undeclared === 0) return `✔ ${plural(paths.length, "way")} in, and none that is not declared.`;
  return `✘ ${plural(paths.length, "way")} in, ${undeclared} of them declared by nothing.`;
}

export const exposureJson = ({ environment, source, paths, blindSpots }: ToldExposure): unknown => ({
  environment,
  source,
  undeclared: paths.filter(isUndeclared).length,
  paths: paths.map((path) => ({ ...path, undeclared: isUndeclared(path), undecided: unknownsOf(path) })),
  blindSpots,
});
