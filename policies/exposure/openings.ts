/** What security group rules open, in one shape for every way there is to write them. */

import { EXPOSURE_TAG } from "../constants";
import { type Fields, fieldsOf, isAbsent, isFields, isUnknown, itemsOf } from "../values";

/** One way in: who may come (address ranges as written), to which ports. Raw values, not read yet. */
export interface Opening {
  /** The path that a finding names: `` for a stand-alone rule, `ingress[1].` for an inline one. */
  readonly path: string;
  readonly sources: readonly { readonly property: string; readonly value: unknown }[];
  readonly protocol: unknown;
  readonly fromPort: unknown;
  readonly toPort: unknown;
}

/** The openings a resource makes, or the name of the property that hides them from a preview. */
export type Openings = { readonly openings: readonly Opening[] } | { readonly hiddenBy: string };

type Shape = {
  list?: string;
  cidrs: readonly string[];
  protocol: string;
  egress?: (props: Fields) => unknown;
};

const INLINE = { list: "ingress", cidrs: ["cidrBlocks", "ipv6CidrBlocks"], protocol: "protocol" } as const;
const NATIVE_CIDRS = { cidrs: ["cidrIp", "cidrIpv6"], protocol: "ipProtocol" } as const;

/** How each type writes its openings. A `list` holds the rules of a group; without one the resource is one rule. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "aws:ec2/securityGroup:SecurityGroup": INLINE,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": INLINE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
    protocol: "protocol",
    egress: (props) => props.type,
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    cidrs: ["cidrIpv4", "cidrIpv6"],
    protocol: "ipProtocol",
  },
  "aws-native:ec2:SecurityGroup": { list: "securityGroupIngress", ...NATIVE_CIDRS },
  "aws-native:ec2:SecurityGroupIngress": NATIVE_CIDRS,
};

export const OPENING_TYPES = Object.keys(SHAPES);

export function openingsOf(type: string, props: Fields): Openings {
  const shape = SHAPES[type];
  if (!shape) return { openings: [] };
  if (shape.egress?.(props) === "egress") return { openings: [] };
  if (!shape.list) return { openings: [openingOf("", props, shape)] };
  const rules = props[shape.list];
  if (isUnknown(rules)) return { hiddenBy: shape.list };
  return {
    openings: itemsOf(rules).map((rule, index) => openingOf(`${shape.list}[${index}].`, rule, shape)),
  };
}

function openingOf(path: string, rule: unknown, shape: Shape): Opening {
  const fields = fieldsOf(rule);
  const sources = shape.cidrs.flatMap((property) => sourcesOf(`${path}${property}`, fields[property]));
  return {
    path,
    sources: isUnknown(rule) ? [{ property: path.slice(0, -1), value: rule }] : sources,
    protocol: fields[shape.protocol],
    fromPort: fields.fromPort,
    toPort: fields.toPort,
  };
}

function sourcesOf(property: string, value: unknown): Opening["sources"] {
  if (!Array.isArray(value)) return isAbsent(value) ? [] : [{ property, value }];
  return itemsOf(value).map((item, index) => ({ property: `${property}[${index}]`, value: item }));
}

/** The value of the tag that declares an opening; an unknown one as it is, undefined where there is none. */
export function declarationOf({ tags }: Fields): unknown {
  if (isUnknown(tags)) return tags;
  if (isFields(tags)) return tags[EXPOSURE_TAG];
  const pair = itemsOf(tags)
    .map(fieldsOf)
    .find(({ key }) => key === EXPOSURE_TAG);
  return pair?.value;
}
