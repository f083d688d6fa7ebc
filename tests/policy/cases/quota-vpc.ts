import { type Props, type TestResource, urnOf } from "../analyze";
import type { RuleCases } from "../cases";

const vpc = (name = "cell", props: Props = {}): TestResource => ({ type: "aws:ec2/vpc:Vpc", name, props });
const address = (index: number, region = "eu-central-1"): TestResource => ({
  type: "aws:ec2/eip:Eip",
  name: `eip${index}`,
  props: { region },
});
const subnet: TestResource = {
  type: "aws:ec2/subnet:Subnet",
  name: "a",
  props: { availabilityZone: "eu-central-1a" },
};
const gateway = (index: number): TestResource => ({
  type: "aws:ec2/natGateway:NatGateway",
  name: `nat${index}`,
  props: {},
  dependsOn: { subnetId: [urnOf(subnet)] },
});
const endpoint = (index: number, vpcEndpointType: string): TestResource => ({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  name: `endpoint${index}`,
  props: { vpcEndpointType },
  dependsOn: { vpcId: [urnOf(vpc())] },
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));
const says = (count: number, counted: string, setting: string, limit: number) =>
  `The stack asks for ${count} ${counted}, and the quota (setting \`${setting}\`) is ${limit}.`;

export default {
  violating: [
    {
      title: "six VPCs",
      given: times(6, (index) => vpc(`v${index}`)),
      says: says(6, "VPCs in a Region", "vpcs", 5),
    },
    {
      title: "five VPCs beside the default one",
      given: [
        ...times(5, (index) => vpc(`v${index}`)),
        { type: "aws:ec2/defaultVpc:DefaultVpc", name: "default", props: {} },
      ],
      says: says(6, "VPCs in a Region", "vpcs", 5),
    },
    {
      title: "six addresses",
      given: times(6, (index) => address(index)),
      says: says(6, "Elastic IP addresses in a Region", "elasticAddresses", 5),
    },
    {
      title: "six NAT gateways in a zone",
      given: [subnet, ...times(6, gateway)],
      says: says(6, "NAT gateways in an Availability Zone", "natGateways", 5),
    },
    {
      title: "51 interface endpoints",
      given: [vpc(), ...times(51, (index) => endpoint(index, "Interface"))],
      says: says(51, "interface endpoints in a VPC", "interfaceEndpoints", 50),
    },
    {
      title: "VPCs of two generations",
      given: [
        ...times(5, (index) => vpc(`v${index}`)),
        { type: "aws-native:ec2:Vpc", name: "v6", props: {} },
      ],
      says: says(6, "VPCs in a Region", "vpcs", 5),
    },
    {
      title: "six native addresses",
      given: times(6, (index) => ({ type: "aws-native:ec2:Eip", name: `eip${index}`, props: {} })),
      says: says(6, "Elastic IP addresses in a Region", "elasticAddresses", 5),
    },
    {
      title: "six native NAT gateways in a zone",
      given: [subnet, ...times(6, (index) => ({ ...gateway(index), type: "aws-native:ec2:NatGateway" }))],
      says: says(6, "NAT gateways in an Availability Zone", "natGateways", 5),
    },
    {
      title: "51 native interface endpoints",
      given: [
        vpc(),
        ...times(51, (index) => ({ ...endpoint(index, "Interface"), type: "aws-native:ec2:VpcEndpoint" })),
      ],
      says: says(51, "interface endpoints in a VPC", "interfaceEndpoints", 50),
    },
    {
      title: "six addresses by two providers of one Region",
      given: times(6, (index) => ({ ...address(index, ""), provider: { region: "eu-west-1" } })),
      says: says(6, "Elastic IP addresses in a Region", "elasticAddresses", 5),
    },
  ],
  clean: [
    {
      title: "addresses by the providers of two Regions",
      given: times(8, (index) => ({
        ...address(index, ""),
        provider: { region: index % 2 === 0 ? "eu-west-1" : "eu-central-1" },
      })),
    },
    { title: "five addresses", given: times(5, (index) => address(index)) },
    {
      title: "addresses in two Regions",
      given: times(8, (index) => address(index, index % 2 === 0 ? "eu-west-1" : "eu-central-1")),
    },
    { title: "gateway endpoints", given: [vpc(), ...times(51, (index) => endpoint(index, "Gateway"))] },
  ],
  unknown: { never: "what is not known yet is not counted" },
} satisfies RuleCases;
