import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type AddressRange, isWorldWide, publicAddresses } from "../../vocabulary/cidr";
import { isUnknown } from "../../vocabulary/values";
import { OPENING_TYPES, type Opening, openingsOf } from "../openings";
import { describePort, portsOf } from "../ports";
import { readRanges } from "../ranges";
import { type Port, placeOf, reaches } from "../traffic";

const settings = {
  ports: {
    description:
      "Ports that run or hold something: shells, desktops, databases, cluster and call control. As `22/tcp` or `161/udp`.",
    default: [
      "21/tcp", // FTP
      "22/tcp", // SSH
      "23/tcp", // Telnet
      "135/tcp", // Windows RPC
      "161/udp", // SNMP
      "445/tcp", // SMB
      "1433/tcp", // SQL Server
      "1521/tcp", // Oracle
      "2049/tcp", // NFS
      "2223/udp", // RTPEngine control
      "2375/tcp", // Docker
      "2376/tcp", // Docker with TLS
      "2379/tcp", // etcd
      "3306/tcp", // MySQL
      "3389/tcp", // Remote Desktop
      "5432/tcp", // PostgreSQL
      "5439/tcp", // Redshift
      "5900/tcp", // VNC
      "5985/tcp", // WinRM
      "5986/tcp", // WinRM with TLS
      "6379/tcp", // Redis
      "8021/tcp", // FreeSWITCH event socket
      "9200/tcp", // OpenSearch
      "10250/tcp", // kubelet
      "11211/tcp", // Memcached
      "27017/tcp", // MongoDB
    ],
  },
  widestIpv4Prefix: {
    description: "The widest public IPv4 range that may reach such a port: the length of its prefix.",
    default: 16,
    minimum: 8,
    maximum: 32,
  },
  widestIpv6Prefix: {
    description: "The widest public IPv6 range that may reach such a port: the length of its prefix.",
    default: 32,
    minimum: 16,
    maximum: 128,
  },
} as const;

/** Rules that let far more of the internet than one office reach a port that runs or holds something. */
export const managementPortOpen: ResourceRule<typeof settings> = {
  id: "management-port-open",
  title: "Management ports are not reached from wide public ranges.",
  severity: "high",
  awsDefault: "A new group admits nobody; a range of ports opens every port within it.",
  why: "A provider's whole block is full of rented machines: whoever tries passwords has one there.",
  remediation: [
    "Use Session Manager instead of SSH and Remote Desktop: it needs no opening at all.",
    "Name the sender's security group, or the company's own addresses.",
    "Split a range of ports into those that are needed.",
  ],
  links: [
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  ],
  controls: {
    fsbp: ["EC2.13", "EC2.14", "EC2.19"],
    cis: ["5.2", "5.3"],
    wellArchitected: ["SEC05-BP02"],
  },
  settings,
  types: OPENING_TYPES,
  judge({ type, props }, { ports, widestIpv4Prefix, widestIpv6Prefix }): Finding[] {
    const found = openingsOf(type, props);
    if ("hiddenBy" in found) return [undecided(found.hiddenBy)];
    const widest = { 4: 2n ** BigInt(32 - widestIpv4Prefix), 6: 2n ** BigInt(128 - widestIpv6Prefix) };
    const isWide = (ranges: readonly AddressRange[]) =>
      ([4, 6] as const).some((family) => publicAddresses(family, ranges) > widest[family]);
    const findings = found.openings.flatMap((opening) => judgeOpening(opening, portsOf(ports), isWide));
    const { direction } = found;
    return findings.length > 0 && isUnknown(direction?.value)
      ? [undecided(direction?.property ?? "")]
      : findings;
  },
};

/** What admits the whole internet is the matter of another rule. */
function judgeOpening(
  opening: Opening,
  ports: readonly Port[],
  isWide: (ranges: readonly AddressRange[]) => boolean,
): Finding[] {
  const { ranges, unknowns } = readRanges(opening.sources);
  const wide = isWide(ranges);
  if (isWorldWide(ranges) || (!wide && unknowns.length === 0)) return [];
  const verdicts = ports.map((port) => ({ port, reached: reaches(opening, port) }));
  const reached = verdicts.flatMap(({ port, reached: verdict }) => (verdict === true ? [port] : []));
  const hidden = verdicts.flatMap(({ reached: verdict }) =>
    typeof verdict === "object" ? [verdict.property] : [],
  );
  const [first] = reached;
  if (first === undefined) return wide ? hidden.map(undecided) : [];
  if (!wide) return unknowns.map(undecided);
  const more = reached.length > 1 ? ` and ${reached.length - 1} more` : "";
  return [violation(`${placeOf(opening)} admits a wide public range to ${describePort(first)}${more}.`)];
}
