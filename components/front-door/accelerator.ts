import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ports } from "../network/ports";
import { logPrefixes } from "../storage/bucket-policy";

export interface SipAcceleratorArgs {
  /** Two IPv6 addresses beside the two IPv4 ones; every endpoint must then be dual-stack too. */
  dualStack: boolean;
  /**
   * One or two IPv4 addresses of a pool that was brought to AWS (BYOIP). A change replaces the accelerator.
   * @default - AWS assigns the addresses
   */
  bringYourOwnAddresses?: readonly string[];
  /**
   * Name of a `LogBucket` with the delivery `accelerator-flow-logs`.
   * @default - no flow logs
   */
  flowLogBucket?: pulumi.Input<string>;
  /** Refuse to delete the accelerator: its addresses stand in customers' allow-lists and are lost with it. */
  protect: boolean;
}

/**
 * The pair of static anycast addresses that all users reach, and its TCP listener. Cells attach their own endpoint
 * groups to the listener.
 *
 * Cost: $0.025 an hour (about $18 a month) even when it is disabled, and a premium per GB from $0.015 up by the pair of
 * continents, on top of the cell's data transfer out (AWS Global Accelerator pricing).
 */
export class SipAccelerator extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Resolves to the IPv4 addresses. */
  readonly dnsName: pulumi.Output<string>;
  /** Resolves to the IPv4 and IPv6 addresses; empty unless `dualStack`. */
  readonly dualStackDnsName: pulumi.Output<string>;
  /** Route 53 zone to name in alias records; the same for every accelerator. */
  readonly hostedZoneId: pulumi.Output<string>;
  readonly ipAddresses: pulumi.Output<string[]>;
  readonly listenerArn: pulumi.Output<string>;

  constructor(name: string, args: SipAcceleratorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SipAccelerator", name, {}, opts);
    const accelerator = createAccelerator(this, name, args);
    const listener = createListener(this, name, accelerator);

    this.arn = accelerator.arn;
    this.dnsName = accelerator.dnsName;
    this.dualStackDnsName = accelerator.dualStackDnsName;
    this.hostedZoneId = accelerator.hostedZoneId;
    this.ipAddresses = accelerator.ipSets.apply((sets) => sets.flatMap((set) => set.ipAddresses));
    this.listenerArn = listener.arn;
    this.registerOutputs({
      arn: this.arn,
      dnsName: this.dnsName,
      dualStackDnsName: this.dualStackDnsName,
      hostedZoneId: this.hostedZoneId,
      ipAddresses: this.ipAddresses,
      listenerArn: this.listenerArn,
    });
  }
}

function createAccelerator(parent: SipAccelerator, name: string, args: SipAcceleratorArgs) {
  const ownAddresses = args.bringYourOwnAddresses ?? [];
  return new aws.globalaccelerator.Accelerator(
    name,
    {
      ipAddressType: args.dualStack ? "DUAL_STACK" : "IPV4",
      ipAddresses: ownAddresses.length > 0 ? [...ownAddresses] : undefined,
      attributes: args.flowLogBucket
        ? {
            flowLogsEnabled: true,
            flowLogsS3Bucket: args.flowLogBucket,
            flowLogsS3Prefix: logPrefixes["accelerator-flow-logs"],
          }
        : undefined,
    },
    { parent, protect: args.protect },
  );
}

function createListener(
  parent: SipAccelerator,
  name: string,
  accelerator: aws.globalaccelerator.Accelerator,
): aws.globalaccelerator.Listener {
  return new aws.globalaccelerator.Listener(
    `${name}-wss`,
    {
      acceleratorArn: accelerator.arn,
      protocol: "TCP",
      portRanges: [{ fromPort: ports.sipOverSecureWebSocket, toPort: ports.sipOverSecureWebSocket }],
      // While a traffic dial splits a Region's users over two cells, a user and the office behind one address stay in
      // one cell: cells share no registrations. With one endpoint in a group it unbalances nothing inside a cell.
      clientAffinity: "SOURCE_IP",
    },
    { parent },
  );
}
