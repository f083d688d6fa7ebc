/** Entries of network ACLs, inline and stand-alone, in one shape. */

import { type Fields, fieldsOf, integerOf, isOn, isUnknown, itemsOf, wordOf } from "../vocabulary/values";
import { itemsAt, type Written } from "./paths";

export interface AclEntry {
  /** `` for a stand-alone entry, `ingress[1].` for an inline one. */
  readonly path: string;
  /** Undefined while it is not known, or where it is nothing that AWS takes. */
  readonly action: "allow" | "deny" | undefined;
  readonly number: number | undefined;
  /** Is it about traffic out? Undefined while that is not known. */
  readonly outward: boolean | undefined;
  readonly sources: readonly Written[];
  readonly protocol: Written;
  readonly fromPort: Written;
  readonly toPort: Written;
  /** Paths of what hides whether it lets anything in. */
  readonly unknowns: readonly string[];
}

interface Shape {
  readonly list?: string;
  readonly action: string;
  readonly number: string;
  readonly ports?: { readonly within: string; readonly from: string; readonly to: string };
}

const INLINE: Shape = { list: "ingress", action: "action", number: "ruleNo" };
const SHAPES: Readonly<Record<string, Shape>> = {
  "aws:ec2/networkAcl:NetworkAcl": INLINE,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": INLINE,
  "aws:ec2/networkAclRule:NetworkAclRule": { action: "ruleAction", number: "ruleNumber" },
  "aws-native:ec2:NetworkAclEntry": {
    action: "ruleAction",
    number: "ruleNumber",
    ports: { within: "portRange", from: "from", to: "to" },
  },
};

export const ENTRY_TYPES = Object.keys(SHAPES);

export function entriesOf(
  type: string,
  props: Fields,
): { readonly entries: readonly AclEntry[] } | { readonly hiddenBy: string } {
  const shape = SHAPES[type];
  if (!shape) return { entries: [] };
  if (!shape.list) return { entries: [entryOf("", props, shape)] };
  const written = props[shape.list];
  if (isUnknown(written)) return { hiddenBy: shape.list };
  const hidden = itemsOf(written).findIndex(isUnknown);
  if (hidden >= 0) return { hiddenBy: `${shape.list}[${hidden}]` };
  return {
    entries: itemsOf(written).map((entry, index) => entryOf(`${shape.list}[${index}].`, entry, shape)),
  };
}

function entryOf(path: string, entry: unknown, shape: Shape): AclEntry {
  const fields = fieldsOf(entry);
  const written = (property: string): Written => ({
    property: `${path}${property}`,
    value: fields[property],
  });
  const action = wordOf(fields[shape.action]);
  const hiding = [...(shape.list ? [] : ["egress"]), shape.action].filter((name) => isUnknown(fields[name]));
  return {
    path,
    action: action === "allow" || action === "deny" ? action : undefined,
    number: integerOf(fields[shape.number]),
    outward: isUnknown(fields.egress) ? undefined : isOn(fields.egress),
    sources: ["cidrBlock", "ipv6CidrBlock"].flatMap((name) => itemsAt(`${path}${name}`, fields[name])),
    protocol: written("protocol"),
    ...portsOf(written, fields, shape),
    unknowns: hiding.map((name) => `${path}${name}`),
  };
}

function portsOf(written: (property: string) => Written, fields: Fields, { ports }: Shape) {
  if (!ports) return { fromPort: written("fromPort"), toPort: written("toPort") };
  const range = written(ports.within);
  if (isUnknown(range.value)) return { fromPort: range, toPort: range };
  const { [ports.from]: from, [ports.to]: to } = fieldsOf(fields[ports.within]);
  return {
    fromPort: { property: `${range.property}.${ports.from}`, value: from },
    toPort: { property: `${range.property}.${ports.to}`, value: to },
  };
}
