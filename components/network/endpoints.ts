import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface EndpointsArgs {
  vpcId: pulumi.Input<string>;
  region: pulumi.Input<string>;
  /** One network interface of each endpoint in each of these. */
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
}

/** The AWS services that a cell's machines call by interface endpoint, and what for. */
export const endpointServices: Readonly<Record<string, string>> = {
  "ecr.api": "image pulls of the edge",
  "ecr.dkr": "image pulls of the edge",
  logs: "logs of the edge and the fleets",
  secretsmanager: "the SIP credential secret",
  ssm: "Session Manager, in place of SSH",
  ssmmessages: "Session Manager, in place of SSH",
  autoscaling: "lifecycle hooks and their heartbeats",
  monitoring: "sessions per node, which the fleets scale on",
};

/**
 * Interface endpoints that keep AWS traffic inside the VPC: it neither pays for NAT nor stops when a NAT gateway does.
 *
 * Cost: about 7.50 USD a month for each endpoint in each subnet, plus 0.01 USD a GB.
 */
export class Endpoints extends pulumi.ComponentResource {
  constructor(name: string, args: EndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:Endpoints", name, {}, opts);
    for (const service of Object.keys(endpointServices)) {
      const logicalName = `${name}-${service.replace(".", "-")}`;
      new aws.ec2.VpcEndpoint(
        logicalName,
        {
          vpcId: args.vpcId,
          vpcEndpointType: "Interface",
          serviceName: pulumi.interpolate`com.amazonaws.${args.region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: args.subnetIds,
          securityGroupIds: [args.securityGroupId],
          tags: { Name: logicalName },
        },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
