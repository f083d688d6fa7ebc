import { ACCELERATOR_TO_INTERNAL_ALB, EXPOSURE_TAG, MEDIA_RELAY_UDP } from "../../constants";
import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isWorldWide } from "../../vocabulary/cidr";
import { declarationOf } from "../../vocabulary/tags";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { fitsDeclaration, undecidedPart } from "../declarations";
import { OPENING_TYPES, type Opening, openingsOf } from "../openings";
import { readRanges } from "../ranges";
import { describePorts, placeOf } from "../traffic";
import { admittedTogether } from "../unions";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const settings = {
  publicPrefixLists: {
    description:
      "Ids of prefix lists outside the program that admit everyone. By default the lists of CloudFront's servers: any AWS account can send through them.",
    default: [
      "pl-3b927c52", // us-east-1
      "pl-b6a144df", // us-east-2
      "pl-4ea04527", // us-west-1
      "pl-82a045eb", // us-west-2
      "pl-a3a144ca", // eu-central-1
      "pl-4fa04526", // eu-west-1
      "pl-93a247fa", // eu-west-2
      "pl-31a34658", // ap-southeast-1
      "pl-b8a742d1", // ap-southeast-2
      "pl-58a04531", // ap-northeast-1
    ],
  },
} as const;

/** Security group rules that admit the internet, inline and stand-alone. */
export const securityGroupOpen: ResourceRule<typeof settings> = {
  id: "security-group-open",
  title: "Security groups admit the internet only where an opening is declared.",
  severity: "critical",
  awsDefault: "A new group admits nobody, but examples, wizards and awsx components open it to 0.0.0.0/0.",
  why: "Whatever listens behind the group is found and tried by scanners within minutes, management ports first.",
  remediation: [
    "Name the sender's security group, or its address range, instead of the whole internet.",
    `For port 443 of the internal load balancer behind an accelerator, declare it: tag the rule (\`aws.vpc.SecurityGroupIngressRule\`) with \`${EXPOSURE_TAG}: ${ACCELERATOR_TO_INTERNAL_ALB}\`, protocol tcp, ports 443 to 443.`,
    `For the media ports of a media relay, tag the rule with \`${EXPOSURE_TAG}: ${MEDIA_RELAY_UDP}\`, protocol udp, ports from 10000.`,
    "An `aws.ec2.SecurityGroupRule` has no tags and cannot declare anything: use `aws.vpc.SecurityGroupIngressRule`.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/best-practices-aga.html",
  ],
  controls: {
    fsbp: ["EC2.13", "EC2.14", "EC2.18", "EC2.19"],
    cis: ["5.2", "5.3"],
    wellArchitected: ["SEC05-BP02"],
    cdkNag: ["AwsSolutions-EC23"],
  },
  settings,
  types: OPENING_TYPES,
  judge({ type, props }, { publicPrefixLists }) {
    const found = openingsOf(type, props);
    if ("hiddenBy" in found) return [undecided(found.hiddenBy)];
    const declaration = type === DEFAULT_GROUP ? undefined : declarationOf(props);
    const undeclared = found.openings.filter((opening) => fitsDeclaration(opening, declaration) !== "yes");
    const findings = [
      ...undeclared.flatMap((opening) => judgeOpening(opening, declaration, publicPrefixLists)),
      ...judgeTogether(undeclared.filter((opening) => fitsDeclaration(opening, declaration) !== "unknown")),
    ];
    const { direction } = found;
    return findings.length > 0 && isUnknown(direction?.value)
      ? [undecided(direction?.property ?? "")]
      : findings;
  },
};

function judgeOpening(opening: Opening, declaration: unknown, publicLists: readonly string[]): Finding[] {
  const { ranges, unknowns, unreadable } = readRanges(opening.sources);
  const findings = unreadable.map((property) => violation(`\`${property}\` is not an address range.`));
  const byList = opening.prefixLists.some(({ value }) => publicLists.includes(wordOf(value) ?? ""));
  if (!byList && !isWorldWide(ranges)) return [...findings, ...unknowns.map(undecided)];
  const fit = fitsDeclaration(opening, declaration);
  if (fit === "unknown") return [...findings, undecided(undecidedPart(opening, declaration))];
  return [
    ...findings,
    violation(
      `${placeOf(opening)} admits the internet to ${describePorts(opening)}${fit === "wider" ? ", which is more than its declaration allows" : ""}.`,
    ),
  ];
}

/** Openings that are narrow one by one but admit the internet together, such as all the /8 blocks. */
function judgeTogether(openings: readonly Opening[]): Finding[] {
  const admitted = admittedTogether(
    openings.map((opening) => ({ opening, ranges: readRanges(opening.sources).ranges })),
  );
  return admitted.length > 0
    ? [violation("The rules of the group, each for a part of the addresses, admit the internet together.")]
    : [];
}
