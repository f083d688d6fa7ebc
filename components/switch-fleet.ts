import * as pulumi from "@pulumi/pulumi";
import { switchNode } from "../runtime/switch-node";
import { Fleet, type FleetArgs } from "./fleet";
import type { Recordings } from "./recordings";

export interface SwitchFleetArgs extends Omit<FleetArgs, "boot" | "statements"> {
  /** Where the switches write recordings; they may write under `prefix` and read nothing. */
  recordings: Recordings;
  prefix: string;
}

/** The fleet of switches: FreeSWITCH for recording, menus and music on hold. Cost: see Fleet. */
export class SwitchFleet extends pulumi.ComponentResource {
  readonly autoscalingGroupName: pulumi.Output<string>;

  constructor(name: string, args: SwitchFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SwitchFleet", name, {}, opts);
    const { recordings, prefix, ...fleetArgs } = args;
    const fleet = new Fleet(
      name,
      {
        ...fleetArgs,
        boot: (launchHookName) => switchNode({ launchHookName }),
        statements: recordings.writeStatements(prefix),
      },
      { parent: this },
    );
    this.autoscalingGroupName = fleet.autoscalingGroupName;
    this.registerOutputs({ autoscalingGroupName: this.autoscalingGroupName });
  }
}
