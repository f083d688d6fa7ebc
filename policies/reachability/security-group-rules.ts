/** The rules of a security group in one shape, for every way there is to write them. */

import type { AddressRange } from "../vocabulary/cidr";
import { CLASSIC, INLINE, MODERN, type RuleProperties } from "../vocabulary/security-group-rules";
import { declarationOf } from "../vocabulary/tags";
import { type Fields, fieldsOf, integerOf, isOn, isUnknown, itemsOf } from "../vocabulary/values";
import { type Box, covers, type Interval, interval } from "./boxes";
import { blocksOf, type Estate, type EstateResource } from "./estate";
import { everyPort, everyProtocol, protocolInterval } from "./protocols";
import { box, everyAddress, FAMILIES, rangesOf } from "./traffic";

export type Direction = "ingress" | "egress";

/** Which traffic a rule is about, and who it admits: addresses, members of groups, prefix lists. */
export interface GroupRule {
  /** The resource that has the rule: the group, or the stand-alone rule. */
  readonly owner: EstateResource;
  /** `ingress[0].` for an inline rule. */
  readonly path: string;
  /** The rule as written. */
  readonly fields: Fields;
  readonly protocol: Interval;
  readonly ports: Interval;
  readonly ranges: readonly AddressRange[];
  readonly groups: readonly EstateResource[];
  /** Ids of groups and prefix lists that the estate does not have. */
  readonly foreign: readonly string[];
  /** The property that is not known yet; the rule is read as the widest that it can turn out. */
  readonly unknown?: string;
  /** Value of the exposure tag. */
  readonly declaration: unknown;
}

/** All rules of a group in one direction. After a refresh a group shows its stand-alone rules as inline ones, too. */
export function rulesOf(estate: Estate, group: EstateResource, direction: Direction): GroupRule[] {
  const alone = standAlone(estate, group, direction);
  const known = alone.flatMap(boxesOf);
  const inline = inlineRules(estate, group, direction).filter((rule) => !isShownAgain(rule, alone, known));
  return [...alone, ...inline];
}

function isShownAgain(rule: GroupRule, alone: readonly GroupRule[], known: readonly Box[]): boolean {
  const groups = alone.flatMap((other) => [...other.groups, ...other.foreign]);
  return (
    alone.length > 0 &&
    covers(known, boxesOf(rule)) &&
    [...rule.groups, ...rule.foreign].every((source) => groups.includes(source))
  );
}

function standAlone(estate: Estate, group: EstateResource, direction: Direction): GroupRule[] {
  const modern = direction === "ingress" ? "securityGroupIngressRule" : "securityGroupEgressRule";
  return [
    ...estate
      .pointing(modern, "securityGroupId", group)
      .map((owner) => ruleOf(estate, owner, "", owner.props, MODERN, group)),
    ...estate
      .pointing("securityGroupRule", "securityGroupId", group)
      .filter(({ props }) => props.type === direction || isUnknown(props.type))
      .map((owner) => ruleOf(estate, owner, "", owner.props, CLASSIC, group)),
  ];
}

function inlineRules(estate: Estate, group: EstateResource, direction: Direction): GroupRule[] {
  const list = group.props[direction];
  if (isUnknown(list)) return [unknownRule(group, direction)];
  return itemsOf(list).map((item, at) => {
    const place = `${direction}[${at}]`;
    return isUnknown(item)
      ? unknownRule(group, place)
      : ruleOf(estate, group, `${place}.`, fieldsOf(item), INLINE, group);
  });
}

/** A rule of which nothing is known yet. */
const unknownRule = (owner: EstateResource, unknown: string): GroupRule => ({
  owner,
  path: "",
  fields: {},
  protocol: everyProtocol,
  ports: everyPort,
  ranges: FAMILIES.map(everyAddress),
  groups: [],
  foreign: [],
  unknown,
  declaration: declarationOf(owner.props),
});

function ruleOf(
  estate: Estate,
  owner: EstateResource,
  path: string,
  fields: Fields,
  shape: RuleProperties,
  group: EstateResource,
): GroupRule {
  const dependency = (property: string): string =>
    path === "" ? property : path.slice(0, path.indexOf("["));
  const sources = shape.groups.map((property) =>
    estate.reference(owner, dependency(property), "securityGroup", fields[property]),
  );
  const lists = estate.reference(
    owner,
    dependency(shape.prefixLists),
    "prefixList",
    fields[shape.prefixLists],
  );
  const cidrs = shape.cidrs.flatMap((property) =>
    itemsOf(fields[property]).map((value) => ({ property, value })),
  );
  const unknown = unknownOf(fields, shape, cidrs);
  return {
    owner,
    path,
    fields,
    protocol: protocolInterval(fields[shape.protocol]),
    ports: portsOf(fields),
    ranges: [
      ...cidrs.flatMap(({ value }) => rangesOf(value)),
      ...lists.nodes.flatMap((list) => entriesOf(estate, list)),
    ],
    groups: [...sources.flatMap(({ nodes }) => nodes), ...(isOn(fields.self) ? [group] : [])],
    foreign: [...sources, lists].flatMap(({ foreign }) => foreign),
    ...(unknown === undefined ? {} : { unknown: `${path}${unknown}` }),
    declaration: declarationOf(owner.props),
  };
}

function unknownOf(
  fields: Fields,
  shape: RuleProperties,
  cidrs: readonly { property: string; value: unknown }[],
): string | undefined {
  const who = cidrs.find(({ value }) => isUnknown(value))?.property;
  return (
    who ?? ["type", shape.protocol, "fromPort", "toPort"].find((property) => isUnknown(fields[property]))
  );
}

function portsOf({ fromPort, toPort }: Fields): Interval {
  const [from, to] = [integerOf(fromPort), integerOf(toPort)];
  return from === undefined || to === undefined || from < 0 ? everyPort : interval(from, to);
}

const entriesOf = (estate: Estate, list: EstateResource): AddressRange[] =>
  [
    ...blocksOf(list.props.entries).map(({ cidr }) => cidr),
    ...estate.pointing("prefixListEntry", "prefixListId", list).map(({ props }) => props.cidr),
  ].flatMap(rangesOf);

export const boxesOf = ({ ranges, protocol, ports }: GroupRule): Box[] =>
  ranges.map((range) => box(range, protocol, ports));
