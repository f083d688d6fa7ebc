import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface SipDnsArgs {
  /** Name that users reach, for example `sip.example.com`. */
  hostname: string;
  /** The public hosted zone that holds it: made here, or found by its name. */
  zone: { mode: "create" | "lookup"; name: string };
  /**
   * `cname` points at the accelerator's name and can share traffic with a legacy hostname. `alias` is answered with the
   * addresses themselves: allowed at a zone's apex, and Route 53 does not charge its queries.
   */
  record: "cname" | "alias";
  /** How long resolvers keep the CNAME, in seconds; an alias has AWS's own. */
  ttlSeconds: number;
  /** Share of the accelerator against `legacy`, 0 to 255; alone it gets everything. */
  weight: number;
  /** The hostname of the system that a company moves away from, and its share, 0 to 255. */
  legacy?: { hostname: string; weight: number };
  dualStack: boolean;
  accelerator: {
    dnsName: pulumi.Input<string>;
    dualStackDnsName: pulumi.Input<string>;
    hostedZoneId: pulumi.Input<string>;
  };
  /** Refuse to delete a zone that is made here: a new one gets other name servers. */
  protect: boolean;
}

/**
 * The name of the SIP endpoint. Creates the hosted zone if asked to, and either a weighted CNAME (and one for the legacy
 * hostname) or an alias record (A, and AAAA with dual stack).
 *
 * Cost: $0.50 a month for a zone, $0.40 per million CNAME queries; alias queries are free (Route 53 pricing).
 */
export class SipDns extends pulumi.ComponentResource {
  readonly zoneId: pulumi.Output<string>;

  constructor(name: string, args: SipDnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SipDns", name, {}, opts);
    refuseWeightedAlias(name, args);
    this.zoneId = args.zone.mode === "create" ? createZone(this, name, args) : findZone(this, args);
    const target = args.dualStack ? args.accelerator.dualStackDnsName : args.accelerator.dnsName;
    if (args.record === "cname") createCnames(this, name, args, target);
    else createAliases(this, name, args, target);
    this.registerOutputs({ zoneId: this.zoneId });
  }
}

/** Records of one name share traffic only if they have one type, and a hostname can only be a CNAME. */
function refuseWeightedAlias(name: string, { record, legacy, hostname }: SipDnsArgs): void {
  if (record !== "alias" || !legacy) return;
  throw new pulumi.InputPropertyError({
    propertyPath: "legacy",
    reason: `SipDns "${name}": an alias cannot share ${hostname} with ${legacy.hostname}; set record to "cname", or drop legacy`,
  });
}

function createZone(parent: SipDns, name: string, { zone, protect }: SipDnsArgs): pulumi.Output<string> {
  return new aws.route53.Zone(`${name}-zone`, { name: zone.name }, { parent, protect }).zoneId;
}

function findZone(parent: SipDns, { zone }: SipDnsArgs): pulumi.Output<string> {
  return aws.route53.getZoneOutput({ name: zone.name, privateZone: false }, { parent }).zoneId;
}

/**
 * The accelerator's record is weighted even when it is alone: Route 53 refuses a plain record beside a weighted one, so
 * adding or removing the legacy record would fail halfway if this one had to change its kind.
 */
function createCnames(parent: SipDns, name: string, args: SipDnsArgs, target: pulumi.Input<string>): void {
  const cname = (logicalName: string, setIdentifier: string, record: pulumi.Input<string>, weight: number) =>
    new aws.route53.Record(
      logicalName,
      {
        zoneId: parent.zoneId,
        name: args.hostname,
        type: "CNAME",
        ttl: args.ttlSeconds,
        records: [record],
        setIdentifier,
        weightedRoutingPolicies: [{ weight }],
      },
      { parent },
    );
  cname(name, "accelerator", target, args.weight);
  if (args.legacy) cname(`${name}-legacy`, "legacy", args.legacy.hostname, args.legacy.weight);
}

function createAliases(parent: SipDns, name: string, args: SipDnsArgs, target: pulumi.Input<string>): void {
  const alias = (logicalName: string, type: "A" | "AAAA", dependsOn: pulumi.Resource[]) =>
    new aws.route53.Record(
      logicalName,
      {
        zoneId: parent.zoneId,
        name: args.hostname,
        type,
        // The accelerator itself turns away from unhealthy endpoints; its name has no health of its own.
        aliases: [{ name: target, zoneId: args.accelerator.hostedZoneId, evaluateTargetHealth: false }],
      },
      { parent, dependsOn },
    );
  const a = alias(name, "A", []);
  // A CNAME that becomes the A record must be gone before another type may have its name.
  if (args.dualStack) alias(`${name}-aaaa`, "AAAA", [a]);
}
