import { type ResourceRule, violation } from "../../rule";
import { type Fields, isAbsent } from "../../vocabulary/values";
import { judgePlaces, type PublicPlaces } from "../public-places";

const INTERFACES = "networkInterfaces[].associatePublicIpAddress";
const PLACES: PublicPlaces = {
  "aws:ec2/instance:Instance": [{ path: "associatePublicIpAddress" }],
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": [{ path: "associatePublicIpAddress" }],
  "aws:ec2/spotFleetRequest:SpotFleetRequest": [{ path: "launchSpecifications[].associatePublicIpAddress" }],
  "aws-native:ec2:Instance": [{ path: INTERFACES }],
  "aws-native:ec2:SpotFleet": [{ path: `spotFleetRequestConfigData.launchSpecifications[].${INTERFACES}` }],
};
const SINGLE = [
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws-native:ec2:Instance",
];
/** Any of these says where an instance goes, or that it has no public address. */
const SAYS_WHERE = [
  "subnetId",
  "networkInterfaces",
  "primaryNetworkInterface",
  "launchTemplate",
  "associatePublicIpAddress",
];

/** Instances that ask for a public address, or that go where AWS gives them one. */
export const instancePublicAddress: ResourceRule = {
  id: "instance-public-address",
  title: "Instances have no public address.",
  severity: "high",
  awsDefault:
    "The subnet decides; without a subnet the instance goes into one of the default VPC, which gives a public address.",
  why: "An instance with a public address is one security group rule away from everyone, and what it listens on bypasses the accelerator.",
  remediation: [
    "Name a private subnet, and leave `associatePublicIpAddress` out or set it to false.",
    "Let people in by Session Manager, packages by a NAT gateway, callers by the accelerator.",
  ],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html"],
  controls: {
    fsbp: ["EC2.9"],
    wellArchitected: ["SEC05-BP01"],
    awsguard: ["ec2-instance-no-public-ip"],
  },
  types: Object.keys(PLACES),
  judge: (resource) => [
    ...judgePlaces(resource, PLACES),
    ...(SINGLE.includes(resource.type) ? judgeWhere(resource.props) : []),
  ],
};

const judgeWhere = (props: Fields) =>
  SAYS_WHERE.every((property) => isAbsent(props[property]))
    ? [
        violation(
          "`subnetId` is left out, and AWS then takes a default subnet, which gives public addresses.",
        ),
      ]
    : [];
