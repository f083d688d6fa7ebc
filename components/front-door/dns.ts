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
 * hostname) or an alias record (A, and AAAA with dual stack); either kind can follow the other in one update.
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
    createRecords(this, name, args.record, (args.record === "cname" ? cnames : aliases)(args, target));
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

/** What the name has: a record that points at the accelerator, and perhaps a second one. */
interface Records {
  main: RecordArgs;
  second?: { suffix: "legacy" | "aaaa"; args: RecordArgs } | false;
}

type RecordArgs = Omit<aws.route53.RecordArgs, "zoneId">;

/**
 * The accelerator's record is weighted even when it is alone: Route 53 refuses a plain record beside a weighted one, so
 * adding or removing the legacy record would fail halfway if this one had to change its kind.
 */
function cnames({ hostname, ttlSeconds, weight, legacy }: SipDnsArgs, target: pulumi.Input<string>): Records {
  const cname = (setIdentifier: string, record: pulumi.Input<string>, share: number): RecordArgs => ({
    name: hostname,
    type: "CNAME",
    ttl: ttlSeconds,
    records: [record],
    setIdentifier,
    weightedRoutingPolicies: [{ weight: share }],
  });
  return {
    main: cname("accelerator", target, weight),
    second: legacy && { suffix: "legacy", args: cname("legacy", legacy.hostname, legacy.weight) },
  };
}

function aliases({ hostname, dualStack, accelerator }: SipDnsArgs, target: pulumi.Input<string>): Records {
  const alias = (type: "A" | "AAAA"): RecordArgs => ({
    name: hostname,
    type,
    // The accelerator itself turns away from unhealthy endpoints; its name has no health of its own.
    aliases: [{ name: target, zoneId: accelerator.hostedZoneId, evaluateTargetHealth: false }],
  });
  return { main: alias("A"), second: dualStack && { suffix: "aaaa", args: alias("AAAA") } };
}

/**
 * Route 53 refuses a CNAME beside a record of another type. So when the kind of record changes, its keeper is replaced and
 * the second record goes with it; then the main one changes its type in one call, so that the name has an answer all the
 * time; then the second record of the new kind may come.
 */
function createRecords(parent: SipDns, name: string, kind: SipDnsArgs["record"], records: Records): void {
  const { main, second } = records;
  const keeper = new pulumi.Stash(
    `${name}-kind`,
    { input: kind },
    { parent, replacementTrigger: kind, deleteBeforeReplace: true },
  );
  const { zoneId } = parent;
  const first = new aws.route53.Record(name, { ...main, zoneId }, { parent, dependsOn: keeper });
  if (!second) return;
  // An input out of the keeper: what only `dependsOn` it would stay when it goes.
  const zoneIdOfKind = pulumi.all([zoneId, keeper.urn]).apply(([id]) => id);
  new aws.route53.Record(
    `${name}-${second.suffix}`,
    { ...second.args, zoneId: zoneIdOfKind },
    { parent, dependsOn: first },
  );
}
