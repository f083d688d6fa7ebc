import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { exposureTag } from "../../policies/constants";
import { type CellParty, cellParties, type Flow, flows, isCellParty, type Party, partyTitles } from "./flows";

export interface SecurityGroupsArgs {
  vpcId: pulumi.Input<string>;
  /** Open the callers' port over IPv6 too; the VPC must have IPv6 addresses. */
  dualStack: boolean;
  /** The prefix list of the S3 gateway endpoint. */
  s3PrefixListId: pulumi.Input<string>;
  /** IPv4 ranges of the hosts that read the edges' metrics; nobody does where there are none. */
  metricsNetworks: readonly string[];
}

/**
 * One security group for each party of a cell and, for each flow of the table, one rule out of the sender's group and
 * one into the receiver's. Costs nothing.
 */
export class SecurityGroups extends pulumi.ComponentResource {
  readonly ids: Readonly<Record<CellParty, pulumi.Output<string>>>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SecurityGroups", name, {}, opts);
    const groups = createGroups(this, name, args);
    for (const flow of flows) createRules(this, name, args, groups, flow);
    this.ids = mapParties((party) => groups[party].id);
    this.registerOutputs({ ids: this.ids });
  }
}

type Groups = Readonly<Record<CellParty, aws.ec2.SecurityGroup>>;

function createGroups(parent: SecurityGroups, name: string, args: SecurityGroupsArgs): Groups {
  return mapParties((party) => {
    const logicalName = `${name}-${kebab(party)}`;
    return new aws.ec2.SecurityGroup(
      logicalName,
      {
        vpcId: args.vpcId,
        description: partyTitles[party],
        tags: { Name: logicalName },
      },
      { parent },
    );
  });
}

function createRules(
  parent: SecurityGroups,
  name: string,
  args: SecurityGroupsArgs,
  groups: Groups,
  flow: Flow,
): void {
  const common = {
    ipProtocol: flow.protocol,
    fromPort: flow.fromPort,
    toPort: flow.toPort,
    description: flow.why,
  };
  const sender = groupOf(groups, flow.from);
  if (sender) {
    for (const [suffix, peer] of peers(flow.to, args, groups)) {
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-${flow.name}-out${suffix}`,
        { securityGroupId: sender.id, ...common, ...peer },
        { parent },
      );
    }
  }
  const receiver = groupOf(groups, flow.to);
  if (receiver) {
    const tags = flow.from === "internet" ? exposureTag : undefined;
    for (const [suffix, peer] of peers(flow.from, args, groups)) {
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-${flow.name}-in${suffix}`,
        { securityGroupId: receiver.id, ...common, ...peer, tags },
        { parent },
      );
    }
  }
}

type Peer = Pick<
  aws.vpc.SecurityGroupIngressRuleArgs,
  "cidrIpv4" | "cidrIpv6" | "prefixListId" | "referencedSecurityGroupId"
>;

/** How a rule names the other side: by group inside the cell, by prefix list for S3, by address range for all others. */
function peers(party: Party, args: SecurityGroupsArgs, groups: Groups): [suffix: string, peer: Peer][] {
  if (party === "s3") return [["", { prefixListId: args.s3PrefixListId }]];
  if (party === "monitoring") {
    return args.metricsNetworks.map((cidrIpv4) => [`-${cidrIpv4.replaceAll(/[./]/g, "-")}`, { cidrIpv4 }]);
  }
  if (party !== "internet") return [["", { referencedSecurityGroupId: groups[party].id }]];
  const ipv4: [string, Peer] = ["", { cidrIpv4: "0.0.0.0/0" }];
  return args.dualStack ? [ipv4, ["-ipv6", { cidrIpv6: "::/0" }]] : [ipv4];
}

function groupOf(groups: Groups, party: Party): aws.ec2.SecurityGroup | undefined {
  return isCellParty(party) ? groups[party] : undefined;
}

function mapParties<T>(make: (party: CellParty) => T): Record<CellParty, T> {
  return Object.fromEntries(cellParties.map((party) => [party, make(party)])) as Record<CellParty, T>;
}

function kebab(party: CellParty): string {
  return party.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
