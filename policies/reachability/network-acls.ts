/** What network ACLs let in and out again: rules in the order of their numbers, the first that matches decides. */

import { type Fields, fieldsOf, integerOf, isOn, isUnknown, itemsOf, wordOf } from "../vocabulary/values";
import { type Box, intersect, interval, subtract } from "./boxes";
import { blocksOf, type Estate, type EstateResource } from "./estate";
import { everyPort, everyProtocol, readProtocol } from "./protocols";
import { type Gate, permits } from "./step";
import { type Placement, vpcOf } from "./subnets";
import { box, everything, movedTo, rangesOf } from "./traffic";

type Direction = "ingress" | "egress";

interface Entry {
  readonly number: number;
  readonly allows: boolean;
  readonly boxes: readonly Box[];
}

/** The ports that a caller may have; answers go there (AWS: "Ephemeral ports"). */
const EPHEMERAL = interval(1024, 65_535);

/**
 * What may cross the border of a subnet in one direction and be answered: an ACL keeps no record of connections, so the
 * answer needs a rule too.
 */
export function aclGate(estate: Estate, placement: Placement, direction: Direction): Gate {
  const acl = aclOf(estate, placement);
  if (!acl) return { admits: everything, hops: [] };
  const answers = intersect(allowedBy(acl[OTHER[direction]]), movedTo(everything, EPHEMERAL));
  const hop = permits(
    "network ACL",
    [acl.resource],
    `its ${direction} and ${OTHER[direction]} rules allow it`,
  );
  return {
    admits: intersect(allowedBy(acl[direction]), movedTo(answers, everyPort)),
    hops: [acl.unknown === undefined ? hop : { ...hop, unknown: acl.unknown }],
  };
}

const OTHER = { ingress: "egress", egress: "ingress" } as const;

interface Acl {
  readonly resource: EstateResource;
  readonly ingress: readonly Entry[];
  readonly egress: readonly Entry[];
  /** A property of some rule that is not known yet: what the ACL allows hangs on it. */
  readonly unknown?: string;
}

/** Undefined: AWS's default ACL as it comes, which allows everything. */
function aclOf(estate: Estate, placement: Placement): Acl | undefined {
  const { subnet } = placement;
  if (!subnet) return undefined;
  const explicit =
    estate.pointing("networkAcl", "subnetIds", subnet)[0] ??
    estate
      .pointing("networkAclAssociation", "subnetId", subnet)
      .flatMap((association) => estate.reference(association, "networkAclId", "networkAcl").nodes)[0];
  if (explicit) return read(estate, explicit, false);
  const vpc = vpcOf(estate, placement);
  if (!vpc) return undefined;
  const adopted = estate.pointing("defaultNetworkAcl", "defaultNetworkAclId", vpc)[0];
  if (adopted) return read(estate, adopted, false, vpc);
  return estate.pointing("networkAclRule", "networkAclId", vpc).length > 0
    ? read(estate, vpc, true)
    : undefined;
}

/** AWS's default ACL has a rule 100 that allows everything; one that a program adopts has the program's rules only. */
function read(estate: Estate, resource: EstateResource, allowsAll: boolean, vpc = resource): Acl {
  const added = [...new Set([resource, vpc])].flatMap((owner) =>
    estate.pointing("networkAclRule", "networkAclId", owner),
  );
  const entries = (direction: Direction): Entry[] => [
    ...(allowsAll ? [ALLOW_ALL] : []),
    ...(isUnknown(resource.props[direction]) ? [ALLOW_ALL] : []),
    ...blocksOf(resource.props[direction]).map((fields) => entryOf(fields, fields.ruleNo, fields.action)),
    ...added
      .filter(({ props }) => isOn(props.egress) === (direction === "egress"))
      .map(({ props }) => entryOf(props, props.ruleNumber, props.ruleAction)),
  ];
  const unknown = unknownIn(resource, added);
  const acl = { resource, ingress: entries("ingress"), egress: entries("egress") };
  return unknown === undefined ? acl : { ...acl, unknown };
}

const ALLOW_ALL: Entry = { number: 100, allows: true, boxes: everything };

/** One unknown value anywhere may change which rule decides. */
function unknownIn(resource: EstateResource, added: readonly EstateResource[]): string | undefined {
  const inline = (["ingress", "egress"] as const).flatMap((direction) => {
    const list = resource.props[direction];
    return isUnknown(list) ? [direction] : unknownFields(itemsOf(list).map(fieldsOf), direction);
  });
  const alone = added.flatMap(({ props }) =>
    unknownFields([fieldsOf({ ...props, networkAclId: null })], "rule"),
  );
  return [...inline, ...alone][0];
}

const unknownFields = (blocks: readonly Fields[], place: string): string[] =>
  blocks.flatMap((fields, at) =>
    Object.entries(fields).flatMap(([property, value]) =>
      isUnknown(value) ? [`${place}[${at}].${property}`] : [],
    ),
  );

/** The place of an entry whose number is not known yet. */
const LAST = Number.MAX_SAFE_INTEGER;

/** What is not known yet counts as everything where it allows and as nothing where it denies. */
function entryOf(fields: Fields, number: unknown, action: unknown): Entry {
  const allows = wordOf(action) === "allow" || isUnknown(action);
  const decisive = [fields.protocol, fields.fromPort, fields.toPort];
  if (!allows && decisive.some(isUnknown)) return { number: LAST, allows, boxes: [] };
  const protocol = isUnknown(fields.protocol) ? everyProtocol : readProtocol(fields.protocol);
  const [from, to] = [integerOf(fields.fromPort), integerOf(fields.toPort)];
  const ports = from === undefined || to === undefined ? everyPort : interval(from, to);
  const ranges = [fields.cidrBlock, fields.ipv6CidrBlock].flatMap((value) =>
    isUnknown(value) && !allows ? [] : rangesOf(value),
  );
  const boxes = protocol ? ranges.map((range) => box(range, protocol, ports)) : [];
  return { number: integerOf(number) ?? LAST, allows, boxes };
}

function allowedBy(entries: readonly Entry[]): Box[] {
  const allowed: Box[] = [];
  const decided: Box[] = [];
  for (const { allows, boxes } of [...entries].sort((a, b) => a.number - b.number)) {
    if (allows) allowed.push(...subtract(boxes, decided));
    decided.push(...boxes);
  }
  return allowed;
}
