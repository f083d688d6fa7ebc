import { type AddressRange, isWorldWide, parseCidr } from "../../cidr";
import { DECLARED_OPENINGS, EXPOSURE_TAG } from "../../constants";
import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { integerOf, isAbsent, isUnknown, wordOf } from "../../values";
import { declarationOf, OPENING_TYPES, type Opening, openingsOf } from "../openings";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp" };

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
  types: OPENING_TYPES,
  judge({ type, props }) {
    const found = openingsOf(type, props);
    if ("hiddenBy" in found) return [undecided(found.hiddenBy)];
    const declaration = type === DEFAULT_GROUP ? undefined : declarationOf(props);
    const undeclared = found.openings.filter((opening) => fitsDeclaration(opening, declaration) !== "yes");
    return [
      ...undeclared.flatMap((opening) => judgeOpening(opening, declaration)),
      ...judgeTogether(undeclared),
    ];
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
  const declared = typeof declaration === "string" ? DECLARED_OPENINGS[declaration] : undefined;
  if (!declared) return "none";
  const { protocol, fromPort, toPort } = opening;
  const fits = [
    [protocol, protocolOf(protocol) === declared.protocol],
    [fromPort, integerOf(fromPort) === declared.fromPort],
    [toPort, integerOf(toPort) === declared.toPort],
  ] as const;
  if (fits.every(([, matches]) => matches)) return "yes";
  return fits.every(([value, matches]) => matches || isUnknown(value)) ? "unknown" : "wider";
}

function undecidedPart({ path, protocol, fromPort }: Opening, declaration: unknown): string {
  if (isUnknown(declaration)) return `tags["${EXPOSURE_TAG}"]`;
  if (isUnknown(protocol)) return `${path}protocol`;
  return isUnknown(fromPort) ? `${path}fromPort` : `${path}toPort`;
}

function protocolOf(protocol: unknown): string | undefined {
  const word = typeof protocol === "number" ? String(protocol) : wordOf(protocol);
  return word === undefined ? undefined : (PROTOCOL_NUMBERS[word] ?? word);
}

/** Ports in words; AWS opens every port of every protocol for -1. */
function describePorts({ protocol, fromPort, toPort }: Opening): string {
  const name = protocolOf(protocol);
  if (name === "-1" || name === "all") return "every port of every protocol";
  const [from, to] = [integerOf(fromPort), integerOf(toPort)];
  if (name === undefined || from === undefined || to === undefined)
    return "ports that are not known yet or left out";
  if (name.startsWith("icmp")) return name;
  return from === to ? `${name} port ${from}` : `${name} ports ${from} to ${to}`;
}
