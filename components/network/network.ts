import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx/ec2"; // the whole package would load its predecessor too, and an AWS SDK with it
import * as pulumi from "@pulumi/pulumi";
import { addressPlan } from "./address-plan";
import { VpcFlowLog } from "./vpc-flow-log";
import { vpcTransforms } from "./vpc-transforms";

export interface NetworkSettings {
  /** IPv4 block of the VPC, /16 to /20; must not overlap that of another cell. */
  cidrBlock: string;
  /** How many Availability Zones to use: the Region's first ones, in the order AWS lists them. */
  availabilityZones: number;
  /** `Single`: one NAT gateway for all zones, a third of the price; `OnePerAz`: no zone depends on another. */
  natGateways: "Single" | "OnePerAz";
  /** Give the VPC an IPv6 block from AWS's pool and every subnet a /64 of it. */
  dualStack: boolean;
  flowLogs: { retentionDays: number };
}

export interface NetworkArgs extends NetworkSettings {
  /** Refuse to delete the VPC until this is false, and so another `cidrBlock`, which replaces the VPC and all that is in it. */
  protect: boolean;
}

/**
 * A cell's VPC: a private and a public subnet in each Availability Zone, an internet gateway, NAT gateways, the S3
 * gateway endpoint and flow logs.
 *
 * The internet gateway is there for the accelerator too: it delivers to an internal load balancer only in a VPC that has
 * one, although no route leads from the load balancer to it (AWS: "Secure VPC connections in Global Accelerator").
 *
 * Cost: about 33 USD a month for each NAT gateway plus traffic; the S3 endpoint is free and keeps recordings and packages off them.
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  /** Empty where the cell is IPv4 only. */
  readonly ipv6CidrBlock: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly natGatewayIds: pulumi.Output<string[]>;
  readonly s3PrefixListId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:Network", name, {}, opts);
    const vpc = this.createVpc(name, args);
    const s3 = this.createS3Endpoint(name, vpc);
    new VpcFlowLog(name, { vpcId: vpc.vpcId, retentionDays: args.flowLogs.retentionDays }, { parent: this });

    this.vpcId = vpc.vpcId;
    this.cidrBlock = vpc.vpc.cidrBlock;
    this.ipv6CidrBlock = vpc.vpc.ipv6CidrBlock.apply((block) => block ?? "");
    this.publicSubnetIds = vpc.publicSubnetIds;
    this.privateSubnetIds = vpc.privateSubnetIds;
    this.natGatewayIds = vpc.natGateways.apply((gateways) => pulumi.all(gateways.map(({ id }) => id)));
    this.s3PrefixListId = s3.prefixListId;
    this.registerOutputs({ vpcId: this.vpcId });
  }

  private createVpc(name: string, args: NetworkArgs): awsx.Vpc {
    const plan = addressPlan(args.cidrBlock, args.availabilityZones);
    const subnet = { assignIpv6AddressOnCreation: args.dualStack };
    return new awsx.Vpc(
      name,
      {
        cidrBlock: args.cidrBlock,
        numberOfAvailabilityZones: args.availabilityZones,
        natGateways: { strategy: args.natGateways },
        assignGeneratedIpv6CidrBlock: args.dualStack,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        // Auto is the one strategy that honours cidrBlocks; the default, Legacy, ignores them without a word.
        subnetStrategy: awsx.SubnetAllocationStrategy.Auto,
        subnetSpecs: [
          { ...subnet, type: awsx.SubnetType.Public, cidrBlocks: plan.map((zone) => zone.publicCidr) },
          { ...subnet, type: awsx.SubnetType.Private, cidrBlocks: plan.map((zone) => zone.privateCidr) },
        ],
      },
      { parent: this, transforms: vpcTransforms({ ...args, plan }) },
    );
  }

  private createS3Endpoint(name: string, vpc: awsx.Vpc): aws.ec2.VpcEndpoint {
    return new aws.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId: vpc.vpcId,
        vpcEndpointType: "Gateway",
        serviceName: pulumi.interpolate`com.amazonaws.${vpc.vpc.region}.s3`,
        routeTableIds: vpc.routeTables.apply((tables) => pulumi.all(tables.map(({ id }) => id))),
        tags: { Name: `${name}-s3` },
      },
      { parent: this },
    );
  }
}
