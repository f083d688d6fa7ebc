import { randomBytes } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface SipCredentialsArgs {
  /** Region of the secret itself. */
  region: string;
  /** Regions of the cells; each but `region` gets a replica. */
  cellRegions: readonly string[];
  /** Days during which a deleted secret can be restored and its name stays taken: 7 to 30, or 0 for none. */
  recoveryWindowDays: number;
  /** Refuse to delete the secret, and so another home Region, which would make a new pair of keys under every device. */
  protect: boolean;
}

/**
 * The two keys from which SIP passwords are derived (HMAC over user and expiry, as TURN's REST scheme does), as a secret
 * with a replica in every cell's Region: `{"current": "<64 hex digits>", "previous": "<64 hex digits>"}`. The edge signs
 * with `current` and accepts both.
 *
 * The value is made once. Later runs leave it alone, so that a rotation outside of Pulumi (`current` becomes `previous`)
 * is not undone. A rotation must leave a staging label on the version made here: `pulumi refresh` takes a version without
 * any for gone, and the next `up` would make a new pair.
 *
 * Cost: $0.40 a month for the secret and for each replica, $0.05 per 10,000 reads (Secrets Manager pricing).
 */
export class SipCredentials extends pulumi.ComponentResource {
  readonly secretName: pulumi.Output<string>;
  /** ARN of the secret in its own Region; in a replica's ARN only the Region differs. */
  readonly secretArn: pulumi.Output<string>;
  /** Every Region in which the secret can be read, sorted. */
  readonly regions: readonly string[];

  constructor(name: string, args: SipCredentialsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SipCredentials", name, {}, opts);
    const secret = new aws.secretsmanager.Secret(
      name,
      {
        description: "Keys from which SIP passwords are derived",
        recoveryWindowInDays: args.recoveryWindowDays,
        replicas: replicaRegions(args).map((region) => ({ region })),
      },
      { parent: this, protect: args.protect },
    );
    new aws.secretsmanager.SecretVersion(
      `${name}-value`,
      { secretId: secret.id, secretString: pulumi.secret(newKeyPair()) },
      { parent: this, ignoreChanges: ["secretString"] },
    );
    this.secretName = secret.name;
    this.secretArn = secret.arn;
    this.regions = [args.region, ...replicaRegions(args)].sort();
    this.registerOutputs({ secretName: this.secretName, secretArn: this.secretArn, regions: this.regions });
  }
}

/** The cells' Regions without the secret's own, which cannot hold a replica of itself; sorted, each once. */
export function replicaRegions({ region, cellRegions }: Pick<SipCredentialsArgs, "region" | "cellRegions">) {
  return [...new Set(cellRegions)].filter((cellRegion) => cellRegion !== region).sort();
}

/** 256 bits a key, the block that HMAC-SHA256 gives out (RFC 2104 asks for no less). */
function newKeyPair(): string {
  const key = () => randomBytes(32).toString("hex");
  return JSON.stringify({ current: key(), previous: key() });
}
