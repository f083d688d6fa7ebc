/** What is changed of the resources that awsx makes for a VPC, on their way to the engine. */
import * as pulumi from "@pulumi/pulumi";
import { ipv6AddressPlan, type ZonePlan } from "./address-plan";

export interface VpcTransformsArgs {
  /** The IPv4 blocks by which the subnets are recognised. */
  plan: readonly ZonePlan[];
  dualStack: boolean;
  /** The VPC; subnets, and what is in them, may go with a zone. */
  protect: boolean;
}

type Transform = (
  resource: pulumi.ResourceTransformArgs,
  args: VpcTransformsArgs,
) => pulumi.ResourceTransformResult | undefined;

const transforms: Readonly<Record<string, Transform>> = {
  "aws:ec2/vpc:Vpc": ({ props, opts }, { protect }) => ({ props, opts: { ...opts, protect } }),
  // The provider would take it out of a VPC that still has addresses of the internet, which AWS refuses.
  "aws:ec2/internetGateway:InternetGateway": ({ props, opts }) => ({
    props,
    opts: { ...opts, replaceOnChanges: ["vpcId"] },
  }),
  // Below a protected VPC the engine protects all that does not say otherwise, and a subnet goes with its zone.
  "aws:ec2/subnet:Subnet": ({ props, opts }, { plan, dualStack }) => ({
    props: dualStack ? { ...props, ipv6CidrBlock: plannedIpv6(props, plan) } : props,
    opts: { ...opts, protect: false },
  }),
  // It keeps its Elastic IP, which the old one must give back first: customers have the address in their allow-lists.
  "aws:ec2/natGateway:NatGateway": ({ props, opts }) => ({
    props,
    opts: { ...opts, deleteBeforeReplace: true },
  }),
};

export function vpcTransforms(args: VpcTransformsArgs): pulumi.ResourceTransform[] {
  return [(resource) => transforms[resource.type]?.(resource, args)];
}

/**
 * The IPv6 block that stands in its plan where the IPv4 block stands in its own. awsx numbers these blocks by how many zones
 * there are, so that another zone would renumber subnets that stand; all that is taken of its block is the VPC's.
 */
function plannedIpv6(subnet: Record<string, unknown>, plan: readonly ZonePlan[]): pulumi.Output<string> {
  return pulumi.all([subnet.cidrBlock, subnet.ipv6CidrBlock]).apply(([cidrBlock, ofAwsx]) => {
    const ipv6Plan = ipv6AddressPlan(String(ofAwsx), plan.length);
    for (const [zone, { privateCidr, publicCidr }] of ipv6Plan.entries()) {
      if (cidrBlock === plan[zone]?.privateCidr) return privateCidr;
      if (cidrBlock === plan[zone]?.publicCidr) return publicCidr;
    }
    throw new Error(`awsx made a subnet of ${cidrBlock}, which is not in the address plan`);
  });
}
