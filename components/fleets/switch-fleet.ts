import * as pulumi from "@pulumi/pulumi";
import type { Menu } from "../../runtime/menu";
import { switchDefaults } from "../../runtime/switch-configuration";
import { switchNode } from "../../runtime/switch-node";
import { ports } from "../network/ports";
import type { Recordings } from "../storage/recordings";
import { Fleet, type FleetArgs } from "./fleet";

export interface SwitchFleetArgs extends Omit<FleetArgs, "boot" | "statements"> {
  /** Where the switches write recordings; they may write under `prefix` and read nothing. */
  recordings: Recordings;
  prefix: string;
  /** The domain of the users' addresses. */
  domain: pulumi.Input<string>;
  /** CIDR blocks of the subnets that the edges are in. */
  edgeNetworks: readonly string[];
  /** Menus that callers steer with keys. */
  menus: readonly Menu[];
}

/** The fleet of switches: FreeSWITCH for recording, menus and music on hold. Cost: see Fleet. */
export class SwitchFleet extends pulumi.ComponentResource {
  readonly autoscalingGroupName: pulumi.Output<string>;

  constructor(name: string, args: SwitchFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SwitchFleet", name, {}, opts);
    const { recordings, prefix, domain, edgeNetworks, menus, ...fleetArgs } = args;
    const boot = (launchHookName: string) =>
      pulumi.all([domain, recordings.bucketName, recordings.region]).apply(([users, bucket, region]) =>
        switchNode({
          domain: users,
          sipPort: ports.sip,
          rtp: ports.switchRtp,
          ...switchDefaults,
          // FreeSWITCH counts the two legs of a call. Scaling comes before refusal.
          maximumSessions: 2 * 2 * args.sessionsPerNode,
          edgeNetworks,
          menus,
          recordings: { bucket, region, prefix },
          launchHookName,
        }),
      );
    const fleet = new Fleet(
      name,
      {
        ...fleetArgs,
        boot,
        statements: recordings.writeStatements(prefix),
      },
      { parent: this },
    );
    this.autoscalingGroupName = fleet.autoscalingGroupName;
    this.registerOutputs({ autoscalingGroupName: this.autoscalingGroupName });
  }
}
