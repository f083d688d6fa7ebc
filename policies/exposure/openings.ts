/** What security group rules open, in one shape for every way there is to write them. */

import { type Fields, fieldsOf, isUnknown, itemsOf } from "../values";
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

interface Shape {
  readonly list?: string;
  readonly cidrs: readonly string[];
  readonly prefixLists: string;
  readonly protocol: string;
  /** The property that is `egress` for rules out. */
  readonly direction?: string;
}

const CIDRS = {
  cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
  prefixLists: "prefixListIds",
  protocol: "protocol",
} as const;
const INLINE = { list: "ingress", ...CIDRS } as const;
const NATIVE_CIDRS = {
  cidrs: ["cidrIp", "cidrIpv6"],
  prefixLists: "sourcePrefixListId",
  protocol: "ipProtocol",
} as const;

/** How each type writes its openings. A `list` holds the rules of a group; without one the resource is one rule. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "aws:ec2/securityGroup:SecurityGroup": INLINE,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": INLINE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": { ...CIDRS, direction: "type" },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    cidrs: ["cidrIpv4", "cidrIpv6"],
    prefixLists: "prefixListId",
    protocol: "ipProtocol",
  },
  "aws-native:ec2:SecurityGroup": { list: "securityGroupIngress", ...NATIVE_CIDRS },
  "aws-native:ec2:SecurityGroupIngress": NATIVE_CIDRS,
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
