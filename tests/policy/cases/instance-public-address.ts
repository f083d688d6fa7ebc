import { tableCases } from "../table-cases";

const says = "`associatePublicIpAddress` is not `false`.";
const interfaces = (associatePublicIpAddress: unknown) => ({
  networkInterfaces: [{ associatePublicIpAddress }],
});
const spotFleet = (props: object) => ({ spotFleetRequestConfigData: { launchSpecifications: [{}, props] } });
const nowhere = "`subnetId` is left out, and AWS then takes a default subnet, which gives public addresses.";
const INSTANCE = "aws:ec2/instance:Instance";

export default tableCases(
  [
    ...[INSTANCE, "aws:ec2/spotInstanceRequest:SpotInstanceRequest"].map((type) => ({
      type,
      bad: { subnetId: "subnet-1", associatePublicIpAddress: true },
      says,
      good: { subnetId: "subnet-1", associatePublicIpAddress: "false" },
      decides: "associatePublicIpAddress",
    })),
    {
      type: "aws:ec2/spotFleetRequest:SpotFleetRequest",
      bad: { launchSpecifications: [{ associatePublicIpAddress: true }] },
      says: "`launchSpecifications[0].associatePublicIpAddress` is not `false`.",
      good: { launchSpecifications: [{ associatePublicIpAddress: null }] },
      decides: "launchSpecifications",
    },
    {
      type: "aws-native:ec2:Instance",
      bad: interfaces(true),
      says: "`networkInterfaces[0].associatePublicIpAddress` is not `false`.",
      good: interfaces(false),
      decides: "networkInterfaces",
    },
    {
      type: "aws-native:ec2:SpotFleet",
      bad: spotFleet(interfaces("yes")),
      says: "`spotFleetRequestConfigData.launchSpecifications[1].networkInterfaces[0].associatePublicIpAddress` is not `false`.",
      good: spotFleet(interfaces(undefined)),
      decides: "spotFleetRequestConfigData",
    },
  ],
  {
    violating: [
      { title: "no subnet", given: { type: INSTANCE, props: { ami: "ami-1" } }, says: nowhere },
      {
        title: "no subnet of a spot instance",
        given: { type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest", props: { ami: "ami-1" } },
        says: nowhere,
      },
      { title: "a null subnet", given: { type: INSTANCE, props: { subnetId: null } }, says: nowhere },
      {
        title: "no subnet in the native form",
        given: { type: "aws-native:ec2:Instance", props: {} },
        says: nowhere,
      },
    ],
    clean: [
      {
        title: "no subnet and no address",
        given: { type: INSTANCE, props: { associatePublicIpAddress: false } },
      },
      {
        title: "the subnet of a template",
        given: { type: INSTANCE, props: { launchTemplate: { id: "lt-1" } } },
      },
      { title: "a subnet", given: { type: INSTANCE, props: { subnetId: "subnet-1" } } },
      {
        title: "a first interface",
        given: { type: INSTANCE, props: { primaryNetworkInterface: { networkInterfaceId: "eni-1" } } },
      },
      {
        title: "an interface",
        given: { type: INSTANCE, props: { networkInterfaces: [{ networkInterfaceId: "eni-1" }] } },
      },
    ],
  },
);
