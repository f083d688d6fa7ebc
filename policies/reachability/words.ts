/** Paths in words, for findings and reports. */

import { carriers, type Flow, type Hop, type Ports, type ReachablePath, type ResourceRef } from "./path";

const LAST_PORT = 65_535;

/** `tcp 443`, `udp 30000-39999`, `every port of tcp`, `icmp`, `every protocol`; the address family where it is only one. */
export function flowsText(flows: readonly Flow[]): string {
  const families = new Map<string, Set<4 | 6>>();
  for (const flow of flows) {
    const text = portsText(flow);
    families.set(text, (families.get(text) ?? new Set()).add(flow.family));
  }
  return [...families]
    .map(([text, of]) => (of.size === 1 ? `${text} (${of.has(4) ? "IPv4" : "IPv6"})` : text))
    .join(", ");
}

export function portsText({ protocol, fromPort, toPort }: Ports): string {
  if (protocol === "all") return "every protocol";
  if (protocol !== "tcp" && protocol !== "udp") return protocol;
  if (fromPort === 0 && toPort === LAST_PORT) return `every port of ${protocol}`;
  return fromPort === toPort ? `${protocol} ${fromPort}` : `${protocol} ${fromPort}-${toPort}`;
}

/** `security group edge in dev-eu-west-1: cidrIpv4 0.0.0.0/0, tcp 443` */
export const hopText = ({ what, resources, opens }: Hop): string =>
  `${what} ${namesText(resources)}${opens === "" ? "" : `: ${opens}`}`;

/** Names with their stack, where there is more than one stack to tell apart. */
export function namesText(resources: readonly ResourceRef[]): string {
  const names = [...new Set(resources.map(({ name }) => name))].join(", ");
  const stacks = [...new Set(resources.map(({ stack }) => stack).filter((stack) => stack !== ""))];
  return stacks.length === 0 ? names : `${names} (${stacks.join(", ")})`;
}

export const sourceText = ({ from }: ReachablePath): string =>
  from === "internet" ? "the internet" : from.join(", ");

/** The path hop by hop, one a line. */
export function pathLines(path: ReachablePath): string[] {
  const end = path.listens.length > 0 ? [`listens on ${path.listens.map(portsText).join(", ")}`] : [];
  return [`${sourceText(path)}: ${flowsText(path.entry)}`, ...path.hops.map(hopText), ...end];
}

/** `accelerator sip → internal load balancer edge → ECS service edge` */
export const routeText = (path: ReachablePath): string =>
  carriers(path)
    .map(({ what, resources }) => `${what} ${namesText(resources)}`)
    .join(" → ");
