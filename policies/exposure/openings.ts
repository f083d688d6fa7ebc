/** What security group rules open, in one shape for every way there is to write them. */

import { CLASSIC, INLINE, MODERN, NATIVE, type RuleProperties } from "../vocabulary/security-group-rules";
import { type Fields, fieldsOf, isUnknown, itemsOf } from "../vocabulary/values";
import { itemsAt, type Written } from "./paths";

/** One way in: who may come (address ranges and lists of them), to which ports. */
export interface Opening {
  /** `` for a stand-alone rule, `ingress[1].` for an inline one. */
  readonly path: string;
  readonly sources: readonly Written[];
  readonly prefixLists: readonly Written[];
  readonly protocol: Written;
  readonly fromPort: Written;
  readonly toPort: Written;
}

/** The openings a resource makes, or the property that hides them from a preview. */
export type Openings =
  | { readonly openings: readonly Opening[]; readonly direction?: Written }
  | { readonly hiddenBy: string };

interface Shape extends RuleProperties {
  /** The property that holds the rules of a group; without one the resource is one rule. */
  readonly list?: string;
  /** The property that is `egress` for rules out. */
  readonly direction?: string;
}

const GROUP = { ...INLINE, list: "ingress" };

/** How each type writes its openings. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "aws:ec2/securityGroup:SecurityGroup": GROUP,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": GROUP,
  "aws:ec2/securityGroupRule:SecurityGroupRule": { ...CLASSIC, direction: "type" },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": MODERN,
  "aws-native:ec2:SecurityGroup": { ...NATIVE, list: "securityGroupIngress" },
  "aws-native:ec2:SecurityGroupIngress": NATIVE,
};

export const OPENING_TYPES = Object.keys(SHAPES);
/** Types of groups; the others are rules of a group. */
export const GROUP_TYPES = OPENING_TYPES.filter((type) => SHAPES[type]?.list);

export function openingsOf(type: string, props: Fields): Openings {
  const shape = SHAPES[type];
  if (!shape) return { openings: [] };
  if (!shape.list) return standAlone(props, shape);
  const rules = props[shape.list];
  if (isUnknown(rules)) return { hiddenBy: shape.list };
  return {
    openings: itemsOf(rules).map((rule, index) => openingOf(`${shape.list}[${index}].`, rule, shape)),
  };
}

function standAlone(props: Fields, shape: Shape): Openings {
  const openings = [openingOf("", props, shape)];
  if (!shape.direction) return { openings };
  const direction = { property: shape.direction, value: props[shape.direction] };
  return direction.value === "egress" ? { openings: [] } : { openings, direction };
}

function openingOf(path: string, rule: unknown, shape: Shape): Opening {
  const fields = fieldsOf(rule);
  const written = (property: string): Written => ({
    property: `${path}${property}`,
    value: fields[property],
  });
  const sources = shape.cidrs.flatMap((property) => itemsAt(`${path}${property}`, fields[property]));
  return {
    path,
    sources: isUnknown(rule) ? [{ property: path.slice(0, -1), value: rule }] : sources,
    prefixLists: itemsAt(`${path}${shape.prefixLists}`, fields[shape.prefixLists]),
    protocol: written(shape.protocol),
    fromPort: written("fromPort"),
    toPort: written("toPort"),
  };
}
