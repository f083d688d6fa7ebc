import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isWorldWide, isWorldWideWithout } from "../../vocabulary/cidr";
import { integerOf, isUnknown } from "../../vocabulary/values";
import { type AclEntry, ENTRY_TYPES, entriesOf } from "../network-acls";
import { describePort, portsOf } from "../ports";
import { readRanges } from "../ranges";
import { type Port, reaches } from "../traffic";

/** Network ACLs keep no state, so that answers come in on the ports from which machines call out: these and above. */
const EPHEMERAL = { from: 1024, to: 60_999 };

const settings = {
  ports: {
    description: "Ports that no network ACL may let the internet reach, as `22/tcp`.",
    default: ["22/tcp", "3389/tcp"],
  },
} as const;

/** Network ACLs that let the internet reach a management port. */
export const networkAclOpen: ResourceRule<typeof settings> = {
  id: "network-acl-open",
  title: "Network ACLs let the internet reach no management port.",
  severity: "medium",
  awsDefault: "A VPC's default ACL lets everything in; one that a program makes lets in what it says.",
  why: "An ACL is the second line behind the security groups: it should hold when one of them is opened by mistake.",
  remediation: [
    "Let in the ports that are served, the media ports, and 1024 to 65535 for answers; deny 22 and 3389 in a rule with a lower number.",
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports"],
  controls: { fsbp: ["EC2.21"], cis: ["5.1"], wellArchitected: ["SEC05-BP02"] },
  settings,
  types: ENTRY_TYPES,
  judge({ type, props }, { ports }): Finding[] {
    const found = entriesOf(type, props);
    if ("hiddenBy" in found) return [undecided(found.hiddenBy)];
    return found.entries.flatMap((entry) => judgeEntry(entry, found.entries, portsOf(ports)));
  },
};

function judgeEntry(entry: AclEntry, all: readonly AclEntry[], ports: readonly Port[]): Finding[] {
  if (entry.action === "deny" || entry.outward === true || isForAnswers(entry)) return [];
  const { ranges, unknowns } = readRanges(entry.sources);
  const forWorld = isWorldWide(ranges);
  if (!forWorld && unknowns.length === 0) return [];
  const verdicts = ports
    .filter((port) => !isDeniedBefore(entry, all, port))
    .map((port) => ({ port, reached: reaches(entry, port) }));
  const reached = verdicts.find(({ reached: verdict }) => verdict === true);
  const hidden = verdicts.flatMap(({ reached: verdict }) =>
    typeof verdict === "object" ? [verdict.property] : [],
  );
  const waitsFor = [...entry.unknowns, ...(forWorld ? [] : unknowns), ...(reached ? [] : hidden)];
  if (!reached && hidden.length === 0) return [];
  if (waitsFor.length > 0) return waitsFor.map(undecided);
  const place = entry.path === "" ? "The entry" : `\`${entry.path.slice(0, -1)}\``;
  return reached ? [violation(`${place} lets the internet reach ${describePort(reached.port)}.`)] : [];
}

function isForAnswers({ fromPort, toPort }: AclEntry): boolean {
  const [from, to] = [integerOf(fromPort.value), integerOf(toPort.value)];
  if (from !== undefined && from >= EPHEMERAL.from && isUnknown(toPort.value)) return true;
  return from !== undefined && to !== undefined && from >= EPHEMERAL.from && to >= EPHEMERAL.to;
}

/** ACLs are read in the order of their numbers, and the first entry that fits an address decides about it. */
function isDeniedBefore(entry: AclEntry, all: readonly AclEntry[], port: Port): boolean {
  const denials = all
    .filter((other) => mayDenyBefore(entry, other) && reaches(other, port) !== false)
    .map(({ sources }) => readRanges(sources));
  if (denials.some(({ unknowns }) => unknowns.length > 0)) return true;
  const admitted = readRanges(entry.sources).ranges;
  const denied = denials.flatMap(({ ranges }) => ranges);
  return isWorldWide(admitted) ? !isWorldWideWithout(admitted, denied) : isWorldWide(denied);
}

const mayDenyBefore = (entry: AclEntry, other: AclEntry): boolean =>
  other.action !== "allow" &&
  other.outward !== true &&
  (other.number === undefined || entry.number === undefined || other.number < entry.number);
