import { SecurityGroups } from "../../../components/security-groups";
import { type Recorded, record } from "../../unit/components/support";
import type { Host } from "./host";

/** Which sides of the traffic a filter judges. */
export type Sides = "both" | "ingress" | "egress" | "none";

/** The addresses behind the names that rules use: groups by their ids, and prefix lists. */
export type Members = Readonly<Record<string, readonly string[]>>;

export const s3PrefixList = "pl-s3";

/** The rules of a cell's security groups, as the program would have them made. */
export async function securityGroupRules(): Promise<readonly Recorded[]> {
  const args = { vpcId: "vpc-1", s3PrefixListId: s3PrefixList, dualStack: false };
  const { resources } = await record(() => new SecurityGroups("cell", args));
  return resources.filter(({ type }) => /SecurityGroup(In|E)gressRule$/.test(type));
}

/**
 * One security group as the packet filter of a host that has it: what no rule names is dropped, answers to what was let through
 * pass, and a host hears itself.
 */
export function packetFilter(
  rules: readonly Recorded[],
  groupId: string,
  members: Members,
  sides: Sides,
): string {
  const own = rules.filter(({ inputs }) => inputs.securityGroupId === groupId);
  const lines = (type: RegExp, chain: string, peer: string) =>
    own.filter((rule) => type.test(rule.type)).flatMap((rule) => accept(rule, members, chain, peer));
  const policy = (side: Sides) => (sides === side || sides === "both" ? "DROP" : "ACCEPT");
  return [
    "*filter",
    `:INPUT ${policy("ingress")}`,
    `:OUTPUT ${policy("egress")}`,
    "-A INPUT -i lo -j ACCEPT",
    "-A OUTPUT -o lo -j ACCEPT",
    "-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
    "-A OUTPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
    ...lines(/Ingress/, "INPUT", "--source"),
    ...lines(/Egress/, "OUTPUT", "--destination"),
    "COMMIT",
    "",
  ].join("\n");
}

/** Replaces whatever filter the host has. */
export async function applyFilter(host: Host, filter: string): Promise<void> {
  await host.run(["iptables-restore", "--wait"], filter);
}

function accept({ inputs }: Recorded, members: Members, chain: string, peer: string): string[] {
  const { ipProtocol, fromPort, toPort } = inputs;
  const addresses = inputs.cidrIpv4 ? [String(inputs.cidrIpv4)] : membersOf(inputs, members);
  return addresses.map(
    (address) =>
      `-A ${chain} ${peer} ${address} --protocol ${ipProtocol} --dport ${fromPort}:${toPort} -j ACCEPT`,
  );
}

function membersOf(inputs: Recorded["inputs"], members: Members): readonly string[] {
  const name = String(inputs.referencedSecurityGroupId ?? inputs.prefixListId);
  const found = members[name];
  if (!found) throw new Error(`a rule names ${name}, and nobody knows who that is`);
  return found;
}
