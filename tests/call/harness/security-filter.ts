import { type CellParty, cellParties, type Party } from "../../../components/network/flows";
import { SecurityGroups } from "../../../components/network/security-groups";
import { type Recorded, record, resolved } from "../../unit/components/support";
import type { Vpc } from "./vpc";

/** A host, and the party of the flows that it is of: `nobody` has no security group of the cell's. */
export interface Member {
  readonly address: string;
  readonly party: Party | "nobody";
}

/** Which sides of the traffic the filters judge. */
export type Sides = "both" | "ingress" | "egress" | "none";

const s3PrefixList = "pl-s3";

/** Gives every host of the cell the packet filter that its security group is, in place of what it has. */
export async function applySecurityGroups<Name extends string>(
  vpc: Vpc<Name>,
  members: Readonly<Record<Name, Member>>,
  sides: Sides,
): Promise<void> {
  const all = Object.entries<Member>(members) as [Name, Member][];
  const addressesOf = (party: Party) =>
    all.filter(([, member]) => member.party === party).map(([, { address }]) => address);
  const metricsNetworks = addressesOf("monitoring").map((address) => `${address}/32`);
  const { rules, groupIds } = await securityGroups(metricsNetworks);
  const peers = new Map([
    ...[...groupIds].map(([party, id]): [string, string[]] => [id, addressesOf(party)]),
    [s3PrefixList, addressesOf("s3")],
  ]);
  await Promise.all(
    all.map(async ([name, { party }]) => {
      const groupId = groupIds.get(party as CellParty);
      if (groupId === undefined) return;
      const own = rules.filter(({ inputs }) => inputs.securityGroupId === groupId);
      await vpc.host(name).run(["iptables-restore", "--wait"], packetFilter(own, peers, sides));
    }),
  );
}

/** The rules of a cell's security groups as the program has them made, and the id of each party's group. */
async function securityGroups(metricsNetworks: readonly string[]) {
  const args = { vpcId: "vpc-1", s3PrefixListId: s3PrefixList, dualStack: false, metricsNetworks };
  const { resources, value } = await record(() => new SecurityGroups("cell", args));
  const ids = cellParties.map(async (party) => [party, await resolved(value.ids[party])] as const);
  const rules = resources.filter(({ type }) => /SecurityGroup(In|E)gressRule$/.test(type));
  return { rules, groupIds: new Map(await Promise.all(ids)) };
}

/**
 * The rules of one group, for iptables-restore: what none names is dropped, answers to what was let through pass, and a host hears
 * itself.
 */
function packetFilter(rules: readonly Recorded[], peers: Peers, sides: Sides): string {
  const policy = (side: Sides) => (sides === side || sides === "both" ? "DROP" : "ACCEPT");
  return [
    "*filter",
    `:INPUT ${policy("ingress")}`,
    `:OUTPUT ${policy("egress")}`,
    "-A INPUT -i lo -j ACCEPT",
    "-A OUTPUT -o lo -j ACCEPT",
    "-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
    "-A OUTPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
    ...rules.flatMap((rule) => acceptLines(rule, peers)),
    "COMMIT",
    "",
  ].join("\n");
}

/** The addresses behind what rules name: groups by their ids, and prefix lists. */
type Peers = ReadonlyMap<string, readonly string[]>;

function acceptLines({ type, inputs }: Recorded, peers: Peers): string[] {
  const [chain, peer] = /Ingress/.test(type) ? ["INPUT", "--source"] : ["OUTPUT", "--destination"];
  const { ipProtocol, fromPort, toPort, cidrIpv4 } = inputs;
  const addresses = cidrIpv4 === undefined ? named(inputs, peers) : [String(cidrIpv4)];
  return addresses.map(
    (address) =>
      `-A ${chain} ${peer} ${address} --protocol ${ipProtocol} --dport ${fromPort}:${toPort} -j ACCEPT`,
  );
}

function named(inputs: Recorded["inputs"], peers: Peers): readonly string[] {
  const name = String(inputs.referencedSecurityGroupId ?? inputs.prefixListId);
  const found = peers.get(name);
  if (!found) throw new Error(`a rule names ${name}, and nobody knows who that is`);
  return found;
}
