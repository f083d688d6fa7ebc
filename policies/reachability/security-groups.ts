/** What the security groups of a thing admit, from whom, and by which rules. */

import { type Fields, isUnknown, itemsOf } from "../vocabulary/values";
import { type Box, intersect } from "./boxes";
import { type Estate, type EstateResource, unique } from "./estate";
import type { Hop } from "./path";
import { protocolName } from "./protocols";
import { boxesOf, type Direction, type GroupRule, rulesOf } from "./security-group-rules";
import { type Gate, permits, type Step, through } from "./step";
import { everything, toPorts } from "./traffic";
import { portsText } from "./words";

/** The groups of a thing. */
export interface Groups {
  readonly of: readonly EstateResource[];
  /** Ids of groups that the estate does not have, so that nobody can say what they admit. */
  readonly foreign: readonly string[];
  /** No group stands before it: a Network Load Balancer without groups lets all traffic in. */
  readonly none?: boolean;
}

/** Who is at the other end, beside the addresses of the traffic. */
export interface Peer {
  readonly groups: readonly EstateResource[];
  /** Groups and prefix lists that the estate does not have may mean this peer: an accelerator's own group does. */
  readonly mayBeForeign?: boolean;
}

export const STRANGER: Peer = { groups: [] };

/** A step, and the value of the tag by which the rules that let its traffic in are declared. */
export interface Admitted extends Step {
  readonly declaration: unknown;
}

/** The traffic that the groups let in (or out): what they surely do, and what they do if an unknown value turns out so. */
export function admit(
  estate: Estate,
  { of, none }: Groups,
  direction: Direction,
  step: Step,
  peer: Peer,
): Admitted[] {
  if (none) return [{ ...step, declaration: undefined }];
  const rules = of.flatMap((group) => rulesOf(estate, group, direction).map((rule) => ({ group, rule })));
  const gates = rules
    .map(({ group, rule }) => ({ group, rule, admits: intersect(step.traffic, admittedBy(rule, peer)) }))
    .filter(({ admits }) => admits.length > 0);
  return alternatives(gates).flatMap((some) =>
    through(step, [gateOf(some)]).map((next) => ({
      ...next,
      declaration: some[0]?.rule.declaration,
    })),
  );
}

/** Rules that are told together: those of one declaration. A rule with an unknown value stands for itself. */
function alternatives(gates: readonly Admitting[]): Admitting[][] {
  const byDeclaration = new Map<unknown, Admitting[]>();
  for (const gate of gates) {
    const key = gate.rule.unknown === undefined ? gate.rule.declaration : gate;
    byDeclaration.set(key, [...(byDeclaration.get(key) ?? []), gate]);
  }
  return [...byDeclaration.values()];
}

interface Admitting {
  readonly group: EstateResource;
  readonly rule: GroupRule;
  readonly admits: readonly Box[];
}

const gateOf = (rules: readonly Admitting[]): Gate => ({
  admits: rules.flatMap(({ admits }) => admits),
  hops: rules.map(ruleHop),
});

function admittedBy(rule: GroupRule, peer: Peer): Box[] {
  const named =
    rule.groups.some((group) => peer.groups.includes(group)) ||
    (peer.mayBeForeign && rule.foreign.length > 0);
  return named ? intersect(everything, toPorts(rule.protocol, rule.ports)) : boxesOf(rule);
}

function ruleHop({ group, rule }: Admitting): Hop {
  const { owner, path, unknown } = rule;
  const what = owner === group ? "security group" : `security group ${group.name}, rule`;
  const ports = portsText({
    protocol: protocolName(rule.protocol),
    fromPort: Number(rule.ports.first),
    toPort: Number(rule.ports.last),
  });
  const hop = permits(what, [owner], `${path}${sourceText(rule)}, ${ports}`);
  return unknown === undefined ? hop : { ...hop, unknown };
}

/** Who is admitted: properties as the program wrote them, groups by their names. */
function sourceText({ fields, path, groups, unknown }: GroupRule): string {
  if (unknown) return `${unknown.slice(path.length)} not known yet`;
  const said = SOURCES.flatMap((property) =>
    itemsOf(fields[property]).flatMap((value) => (isUnknown(value) ? [] : [`${property} ${String(value)}`])),
  );
  const names = groups.map(({ name }) => `security group ${name}`);
  return [...said, ...names].join(", ");
}

const SOURCES = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "prefixListId", "prefixListIds"];

/**
 * The groups that properties name, and the VPC's default group where none is named.
 *
 * @param source where the values stand, if not among the resource's own inputs
 */
export function groupsOf(
  estate: Estate,
  resource: EstateResource,
  properties: readonly string[],
  vpc: EstateResource | undefined,
  source: Fields = resource.props,
): Groups {
  const named = (kind: "securityGroup" | "vpc") =>
    properties.map((property) => estate.reference(resource, property, kind, source[property]));
  const groups = named("securityGroup");
  const of = groups.flatMap(({ nodes }) => nodes);
  // a default group is named by an output of its VPC
  const vpcs = of.length === 0 ? named("vpc").flatMap(({ nodes }) => nodes) : [];
  const defaults = unique(vpcs).flatMap((owner) => defaultGroupOf(estate, owner));
  const foreign = groups
    .flatMap((reference) => reference.foreign)
    .filter((id) => !vpcs.some(({ props }) => props.defaultSecurityGroupId === id));
  if (of.length + vpcs.length + foreign.length > 0) return { of: unique([...of, ...defaults]), foreign };
  return { of: vpc ? defaultGroupOf(estate, vpc) : [], foreign: [] };
}

/** A default group that no program adopted admits its own members only. */
const defaultGroupOf = (estate: Estate, vpc: EstateResource): readonly EstateResource[] =>
  estate.pointing("defaultSecurityGroup", "vpcId", vpc);
