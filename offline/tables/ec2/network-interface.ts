import {
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  required,
  set,
  tags,
  text,
} from "../../model/table";

/** Mostly made by AWS itself, for load balancers and accelerators: what keeps a subnet or a group in use. */
export const networkInterface: ResourceTable = {
  token: "aws:ec2/networkInterface:NetworkInterface",
  service: "EC2",
  title: "EC2 Network Interface",
  operations: { update: "ModifyNetworkInterfaceAttribute" },
  scope: "regional",
  inputs: {
    subnetId: text({
      required,
      forceNew,
      refers: {
        to: "aws:ec2/subnet:Subnet",
        missing: "InvalidSubnetID.NotFound",
        message: "The subnet ID '{value}' does not exist",
        holds: true,
      },
    }),
    securityGroups: set(
      text({
        refers: {
          to: "aws:ec2/securityGroup:SecurityGroup",
          missing: "InvalidGroup.NotFound",
          message: "The security group '{value}' does not exist",
          holds: true,
        },
      }),
      { computed: true },
    ),
    interfaceType: text({ forceNew, computed: true }),
    description: text(),
    privateIps: list(text(), { computed: true }),
    privateIpsCount: integer({ computed: true }),
    sourceDestCheck: flag({ default: true }),
    tags: tags(),
  },
  id: "eni-{hex:17}",
  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:network-interface/{id}",
    ownerId: "{account}",
    vpcId: (c) => c.target("subnetId")?.outputs.vpcId ?? "",
    interfaceType: "interface",
    securityGroups: () => [],
    privateIps: () => [],
    privateIpsCount: () => 0,
  },
  deletion: {
    blocked: {
      code: "InvalidParameterValue",
      message: "Network interface '{id}' is currently in use.",
    },
  },
  timing: "seconds",
};
