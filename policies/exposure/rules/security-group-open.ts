import { type AddressRange, isWorldWide, parseCidr } from "../../cidr";
import { DECLARED_OPENINGS, declaredOpening, EXPOSURE_TAG } from "../../constants";
import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { integerOf, isAbsent, isUnknown, wordOf } from "../../values";
import { declarationOf, OPENING_TYPES, type Opening, openingsOf } from "../openings";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
/** AWS takes a protocol by name or IANA number; -1 and `all` are every protocol, and then ports mean nothing. */
const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  "-1": "all",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
};

/** Security group rules that admit the internet, inline and stand-alone. */
export const securityGroupOpen: ResourceRule = {
  id: "security-group-open",
  title: "Security groups admit the internet only where an opening is declared.",
  severity: "critical",
  awsDefault: "A new group admits nobody, but examples, wizards and awsx components open it to 0.0.0.0/0.",
  why: "Whatever listens behind the group is found and tried by scanners within minutes, management ports first.",
  remediation: [
    "Name the sender's security group, or its address range, instead of the whole internet.",
    `For port 443 of the internal load balancer behind an accelerator, declare it: tag the rule (\`aws.vpc.SecurityGroupIngressRule\`) with \`${EXPOSURE_TAG}: ${Object.keys(DECLARED_OPENINGS).join(" or ")}\`, protocol tcp, ports 443 to 443.`,
    "An `aws.ec2.SecurityGroupRule` has no tags and cannot declare anything: use `aws.vpc.SecurityGroupIngressRule`.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/best-practices-aga.html",
  ],
  controls: {},
  types: OPENING_TYPES,
  judge({ type, props }) {
    const found = openingsOf(type, props);
    if ("hiddenBy" in found) return [undecided(found.hiddenBy)];
    const declaration = type === DEFAULT_GROUP ? undefined : declarationOf(props);
    const undeclared = found.openings.filter((opening) => fitsDeclaration(opening, declaration) !== "yes");
    const findings = [
      ...undeclared.flatMap((opening) => judgeOpening(opening, declaration)),
      ...judgeTogether(undeclared.filter((opening) => fitsDeclaration(opening, declaration) !== "unknown")),
    ];
    const { direction } = found;
    return findings.length > 0 && isUnknown(direction?.value)
      ? [undecided(direction?.property ?? "")]
      : findings;
  },
};

function judgeOpening(opening: Opening, declaration: unknown): Finding[] {
  const { ranges, unknowns, unreadable } = readSources(opening);
  const findings = unreadable.map((property) => violation(`\`${property}\` is not an address range.`));
  if (!isWorldWide(ranges)) return [...findings, ...unknowns.map(undecided)];
  const fit = fitsDeclaration(opening, declaration);
  if (fit === "unknown") return [...findings, undecided(undecidedPart(opening, declaration))];
  const place = opening.path === "" ? "The rule" : `\`${opening.path.slice(0, -1)}\``;
  return [
    ...findings,
    violation(
      `${place} admits the internet to ${describePorts(opening)}${fit === "wider" ? ", which is more than its declaration allows" : ""}.`,
    ),
  ];
}

/** Openings that are narrow one by one but admit the internet together, such as all the /8 blocks. */
function judgeTogether(openings: readonly Opening[]): Finding[] {
  const each = openings.map((opening) => readSources(opening).ranges);
  if (each.some(isWorldWide) || !isWorldWide(each.flat())) return [];
  return [
    violation("The rules of the group, each for a part of the addresses, admit the internet together."),
  ];
}

function readSources(opening: Opening) {
  const ranges: AddressRange[] = [];
  const unknowns: string[] = [];
  const unreadable: string[] = [];
  for (const { property, value } of opening.sources) {
    const range = typeof value === "string" ? parseCidr(value) : undefined;
    if (isUnknown(value)) unknowns.push(property);
    else if (range) ranges.push(range);
    else if (!isAbsent(value)) unreadable.push(property);
  }
  return { ranges, unknowns, unreadable };
}

type Fit = "yes" | "wider" | "none" | "unknown";

/** Is the opening exactly what its tag declares? */
function fitsDeclaration(opening: Opening, declaration: unknown): Fit {
  if (isUnknown(declaration)) return "unknown";
  const declared = declaredOpening(declaration);
  if (!declared) return "none";
  const differing = [
    ...(protocolOf(opening) === declared.protocol ? [] : [opening.protocol]),
    ...(integerOf(opening.fromPort.value) === declared.fromPort ? [] : [opening.fromPort]),
    ...(integerOf(opening.toPort.value) === declared.toPort ? [] : [opening.toPort]),
  ];
  if (differing.length === 0) return "yes";
  return differing.every(({ value }) => isUnknown(value)) ? "unknown" : "wider";
}

/** The property that hides whether the opening fits its declaration. */
function undecidedPart({ protocol, fromPort, toPort }: Opening, declaration: unknown): string {
  if (isUnknown(declaration)) return `tags["${EXPOSURE_TAG}"]`;
  return [protocol, fromPort, toPort].find(({ value }) => isUnknown(value))?.property ?? "";
}

function protocolOf({ protocol: { value } }: Opening): string | undefined {
  const word = typeof value === "number" ? String(value) : wordOf(value);
  return word === undefined ? undefined : (PROTOCOL_NAMES[word] ?? word);
}

/** Ports in words. */
function describePorts(opening: Opening): string {
  const protocol = protocolOf(opening);
  const [from, to] = [integerOf(opening.fromPort.value), integerOf(opening.toPort.value)];
  if (protocol === "all") return "every port of every protocol";
  if (protocol?.startsWith("icmp")) return protocol;
  if (protocol === undefined || from === undefined || to === undefined) {
    return "ports that are not known yet or left out";
  }
  return from === to ? `${protocol} port ${from}` : `${protocol} ports ${from} to ${to}`;
}
