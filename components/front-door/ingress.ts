import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ports } from "../network/ports";
import { LeftoverSecurityGroup } from "./leftover-security-group";
import { healthPath } from "./sip-endpoint";

export interface IngressArgs {
  region: string;
  vpcId: pulumi.Input<string>;
  /** The accelerator's listener for secure WebSocket, of the environment's global stack. */
  listenerArn: pulumi.Input<string>;
  loadBalancerArn: pulumi.Input<string>;
  /** Share of the traffic directed to this Region that it takes, 0 to 100. Failover from other Regions ignores it. */
  trafficDialPercentage: number;
  /** Take no traffic at all, not even from a Region that fails: dial and weight 0. */
  drained: boolean;
}

/** The API's default. The provider sends an omitted weight as 0, which is an endpoint without traffic. */
const endpointWeight = 128;

/**
 * A cell's own endpoint group on the environment's accelerator, with the internal load balancer as its endpoint, and the
 * clean-up of what the accelerator leaves in the VPC. A cell attaches itself, so that adding or draining a Region touches
 * no other stack, and goes off the accelerator before its load balancer and VPC go.
 *
 * Cost: none of its own; traffic at the accelerator's data transfer premium.
 */
export class Ingress extends pulumi.ComponentResource {
  readonly endpointGroupArn: pulumi.Output<string>;

  constructor(name: string, args: IngressArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:Ingress", name, {}, opts);
    const leftover = new LeftoverSecurityGroup(
      name,
      { vpcId: args.vpcId, region: args.region },
      { parent: this },
    );
    const endpointGroup = new aws.globalaccelerator.EndpointGroup(
      name,
      {
        listenerArn: args.listenerArn,
        endpointGroupRegion: args.region,
        trafficDialPercentage: args.drained ? 0 : args.trafficDialPercentage,
        endpointConfigurations: [
          {
            endpointId: args.loadBalancerArn,
            weight: args.drained ? 0 : endpointWeight,
            // Always on for an internal load balancer, and refused unless it is said.
            clientIpPreservationEnabled: true,
          },
        ],
        // For a load balancer the target group decides; the API wants these all the same.
        healthCheckProtocol: "HTTPS",
        healthCheckPort: ports.sipOverSecureWebSocket,
        healthCheckPath: healthPath,
        healthCheckIntervalSeconds: 10,
        thresholdCount: 2,
      },
      { parent: this, dependsOn: leftover },
    );
    this.endpointGroupArn = endpointGroup.arn;
    this.registerOutputs({ endpointGroupArn: this.endpointGroupArn });
  }
}
