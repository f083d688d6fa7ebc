import type { StackResource, StackRule } from "../../rule";
import { type AddressRange, isWorldWide } from "../../vocabulary/cidr";
import { sourcesOf } from "../../vocabulary/references";
import { declarationOf } from "../../vocabulary/tags";
import { PREFIX_LIST_TYPES } from "../../vocabulary/tokens";
import { isAbsent, isUnknown } from "../../vocabulary/values";
import { fitsDeclaration } from "../declarations";
import { GROUP_TYPES, OPENING_TYPES, type Opening, openingsOf } from "../openings";
import { itemsAt, valuesAt } from "../paths";
import { readRanges } from "../ranges";
import { at, type StackFinding } from "../stack";
import { describePorts } from "../traffic";
import { type Admission, admittedTogether } from "../unions";

const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";
/** What rules call the group that they are for, and the prefix list that they name. */
const GROUP_PROPERTIES = ["securityGroupId", "groupId"];
const LIST_PROPERTIES = [
  "prefixListId",
  "prefixListIds",
  "sourcePrefixListId",
  "ingress",
  "securityGroupIngress",
];

/** An admission, the resource that makes it, and whether that takes a prefix list to. */
interface Part extends Admission {
  readonly resource: StackResource;
  readonly ownRanges: readonly AddressRange[];
}

/** Openings of one group over several resources: inline rules, rule resources, prefix lists and their entries. */
export const securityGroupOpenTogether: StackRule = {
  id: "security-group-open-together",
  title: "The rules of a security group admit the internet neither together nor by prefix lists.",
  severity: "critical",
  awsDefault:
    "EC2 adds up all rules of a group, whoever made them, and all entries of the prefix lists they name.",
  why: "A group that is opened in parts is as open as one that says 0.0.0.0/0, and no single rule shows it.",
  remediation: [
    "Name the senders' security groups, or address ranges that belong to one owner.",
    "For port 443 of the internal load balancer behind an accelerator, declare one rule for the whole internet instead.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
  ],
  controls: {
    fsbp: ["EC2.18", "EC2.19"],
    cis: ["5.2", "5.3"],
    wellArchitected: ["SEC05-BP02"],
    cdkNag: ["AwsSolutions-EC23"],
  },
  types: [...OPENING_TYPES, ...PREFIX_LIST_TYPES, ENTRY],
  judgeStack(resources): StackFinding[] {
    const entries = resources.filter(({ type }) => type === ENTRY);
    const groups = new Map<unknown, Part[]>();
    for (const resource of resources.filter(({ type }) => OPENING_TYPES.includes(type))) {
      const key = groupOf(resource);
      groups.set(key, [...(groups.get(key) ?? []), ...partsOf(resource, entries)]);
    }
    return [...groups].flatMap(([group, parts]) => [
      ...parts.flatMap(judgeAlone),
      ...judgeTogether(group, parts),
    ]);
  },
};

/** The group as a resource of the program, or its id as text. A rule whose group is not told stands alone. */
function groupOf(resource: StackResource): unknown {
  if (GROUP_TYPES.includes(resource.type)) return resource;
  const made = GROUP_PROPERTIES.flatMap((property) => sourcesOf(resource, property, GROUP_TYPES));
  if (made.length > 0) return made.length === 1 ? made[0] : resource;
  const id = GROUP_PROPERTIES.map((property) => resource.props[property]).find((id) => !isAbsent(id));
  return isUnknown(id) ? resource : (id ?? resource);
}

/** The openings of a resource that are not declared. */
function partsOf(resource: StackResource, entries: readonly StackResource[]): Part[] {
  const found = openingsOf(resource.type, resource.props);
  if ("hiddenBy" in found || isUnknown(found.direction?.value)) return [];
  const declaration = declarationOf(resource.props);
  return found.openings
    .filter((opening) => ["none", "wider"].includes(fitsDeclaration(opening, declaration)))
    .map((opening) => {
      const ownRanges = readRanges(opening.sources).ranges;
      return {
        resource,
        opening,
        ownRanges,
        ranges: [...ownRanges, ...listedRanges(resource, opening, entries)],
      };
    });
}

/** The ranges of the program's own prefix lists that an opening names; of inline rules, which one names which is not told. */
function listedRanges(
  resource: StackResource,
  opening: Opening,
  entries: readonly StackResource[],
): AddressRange[] {
  if (opening.prefixLists.length === 0) return [];
  const lists = LIST_PROPERTIES.flatMap((property) => sourcesOf(resource, property, PREFIX_LIST_TYPES));
  return lists.flatMap((list) => [
    ...readRanges(valuesAt(list.props, "entries[].cidr")).ranges,
    ...entries
      .filter((entry) => sourcesOf(entry, "prefixListId", PREFIX_LIST_TYPES).includes(list))
      .flatMap((entry) => readRanges(itemsAt("cidr", entry.props.cidr)).ranges),
  ]);
}

/** What one rule admits by its own ranges, the rule about single security group rules says. */
const judgeAlone = ({ resource, opening, ranges, ownRanges }: Part): StackFinding[] =>
  isWorldWide(ranges) && !isWorldWide(ownRanges)
    ? [at(resource, `Its prefix list admits the internet to ${describePorts(opening)}.`)]
    : [];

function judgeTogether(group: unknown, parts: readonly Part[]): StackFinding[] {
  const together = admittedTogether(parts);
  const [first] = together;
  const makers = new Set(together.map(({ resource }) => resource));
  if (!first || makers.size < 2) return [];
  const owner = [...makers].find((resource) => resource === group) ?? first.resource;
  const names = [...makers].map(({ name }) => `\`${name}\``).join(", ");
  return [at(owner, `${names} together admit the internet to ${describePorts(first.opening)}.`)];
}
