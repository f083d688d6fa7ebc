import * as pulumi from "@pulumi/pulumi";
import { mediaNode } from "../../runtime/media-node";
import { ports } from "../network/ports";
import { Fleet, type FleetArgs } from "./fleet";

export type MediaFleetArgs = Omit<FleetArgs, "boot" | "statements">;

/** The fleet of media relays: RTPEngine between the callers' DTLS-SRTP and the switches' RTP. Cost: see Fleet. */
export class MediaFleet extends pulumi.ComponentResource {
  readonly autoscalingGroupName: pulumi.Output<string>;

  constructor(name: string, args: MediaFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:MediaFleet", name, {}, opts);
    const boot = (launchHookName: string) =>
      mediaNode({
        controlPort: ports.mediaControl,
        healthPort: ports.mediaHealth,
        rtp: ports.mediaRtp,
        // Scaling comes before refusal.
        maximumSessions: 2 * args.sessionsPerNode,
        launchHookName,
      });
    const fleet = new Fleet(name, { ...args, boot }, { parent: this });
    this.autoscalingGroupName = fleet.autoscalingGroupName;
    this.registerOutputs({ autoscalingGroupName: this.autoscalingGroupName });
  }
}
