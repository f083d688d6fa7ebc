import type { ResourceRule } from "../../rule";
import { judgePlaces, type PublicPlaces } from "../public-places";

const PLACES: PublicPlaces = {
  "aws:ec2/launchTemplate:LaunchTemplate": [{ path: "networkInterfaces[].associatePublicIpAddress" }],
  "aws:ec2/launchConfiguration:LaunchConfiguration": [{ path: "associatePublicIpAddress" }],
  "aws-native:ec2:LaunchTemplate": [
    { path: "launchTemplateData.networkInterfaces[].associatePublicIpAddress" },
  ],
  "aws-native:autoscaling:LaunchConfiguration": [{ path: "associatePublicIpAddress" }],
};

/** Launch templates and launch configurations whose instances ask for a public address. */
export const launchTemplatePublicAddress: ResourceRule = {
  id: "launch-template-public-address",
  title: "Launch templates give instances no public address.",
  severity: "high",
  awsDefault: "Where the template says nothing, the subnet decides.",
  why: "Every instance that the group ever launches is then reachable from the internet, new ones without a review.",
  remediation: [
    "Leave `associatePublicIpAddress` out or set it to false, and launch into private subnets.",
    "For media relays, let the instance claim an Elastic IP that is declared as a media slot.",
  ],
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html#as-vpc-considerations",
  ],
  controls: { fsbp: ["EC2.25", "Autoscaling.5"], wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(PLACES),
  judge: (resource) => judgePlaces(resource, PLACES),
};
