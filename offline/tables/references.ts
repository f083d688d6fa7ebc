/**
 * How tables name the resources of other tables, with AWS's answer when there is none. Those of EC2 also hold: what is
 * named here cannot be deleted first. Spread one and change what another API says differently.
 */
import type { Reference } from "../model/table";

function ec2(type: string, missing: string, noun: string): Reference {
  return { to: `aws:ec2/${type}`, missing, message: `The ${noun} '{value}' does not exist`, holds: true };
}

export const toVpc = ec2("vpc:Vpc", "InvalidVpcID.NotFound", "vpc ID");
export const toSubnet = ec2("subnet:Subnet", "InvalidSubnetID.NotFound", "subnet ID");
export const toSecurityGroup = ec2("securityGroup:SecurityGroup", "InvalidGroup.NotFound", "security group");
export const toInterface = ec2(
  "networkInterface:NetworkInterface",
  "InvalidNetworkInterfaceID.NotFound",
  "networkInterface ID",
);
export const toAllocation = ec2("eip:Eip", "InvalidAllocationID.NotFound", "allocation ID");
/** Routes go with their table and turn into black holes with their target: these three do not hold. */
export const toRouteTable: Reference = {
  ...ec2("routeTable:RouteTable", "InvalidRouteTableID.NotFound", "routeTable ID"),
  holds: false,
};
export const toInternetGateway: Reference = {
  ...ec2("internetGateway:InternetGateway", "InvalidGatewayID.NotFound", "gateway ID"),
  holds: false,
};
export const toNatGateway: Reference = {
  ...ec2("natGateway:NatGateway", "InvalidNatGatewayID.NotFound", "natGateway ID"),
  holds: false,
};

/** By name, as IAM itself names roles. */
export const toRole: Reference = {
  to: "aws:iam/role:Role",
  missing: "NoSuchEntity",
  message: "The role with name {value} cannot be found.",
};
/** By ARN, as other services do; each says `missing` in its own words. Service-linked roles need no resource. */
export const toRoleArn: Reference = {
  to: "aws:iam/role:Role",
  by: "arn",
  except: /:role\/aws-service-role\//,
};

/** Bucket names are one world: the Region does not matter. */
export const toBucket: Reference = {
  to: "aws:s3/bucket:Bucket",
  missing: "NoSuchBucket",
  message: "The specified bucket does not exist",
  region: "any",
};
