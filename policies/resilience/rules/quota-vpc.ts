import type { StackRule } from "../../rule";
import { SUBNET_TYPES } from "../../tokens";
import { wordOf } from "../../values";
import { byReference, byRegion, judgeQuotas, type Quota } from "../quotas";

const VPCS = ["aws:ec2/vpc:Vpc", "aws-native:ec2:Vpc"];
const ADDRESSES = ["aws:ec2/eip:Eip", "aws-native:ec2:Eip"];
const GATEWAYS = ["aws:ec2/natGateway:NatGateway", "aws-native:ec2:NatGateway"];
const ENDPOINTS = ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"];

const settings = {
  vpcs: { description: "VPCs in a Region.", default: 5, minimum: 1 },
  elasticAddresses: { description: "Elastic IP addresses in a Region.", default: 5, minimum: 1 },
  natGateways: { description: "NAT gateways in an Availability Zone.", default: 5, minimum: 1 },
  interfaceEndpoints: { description: "Interface endpoints in a VPC.", default: 50, minimum: 1 },
};

const QUOTAS: readonly Quota[] = [
  { setting: "vpcs", counted: "VPCs in a Region", types: VPCS, per: byRegion },
  {
    setting: "elasticAddresses",
    counted: "Elastic IP addresses in a Region",
    types: ADDRESSES,
    per: byRegion,
  },
  {
    setting: "natGateways",
    counted: "NAT gateways in an Availability Zone",
    types: GATEWAYS,
    per({ propertyDependencies }) {
      const subnet = propertyDependencies.subnetId?.find(({ type }) =>
        (SUBNET_TYPES as readonly string[]).includes(type),
      );
      return wordOf(subnet?.props.availabilityZone);
    },
  },
  {
    setting: "interfaceEndpoints",
    counted: "interface endpoints in a VPC",
    types: ENDPOINTS,
    per: (endpoint) =>
      wordOf(endpoint.props.vpcEndpointType) === "interface"
        ? byReference("vpcId", VPCS)(endpoint)
        : undefined,
  },
];

/** What a stack asks of Amazon VPC. The default of each setting is the quota that AWS's page states. */
export const quotaVpc: StackRule<typeof settings> = {
  id: "quota-vpc",
  title: "A stack asks for no more VPCs, addresses and gateways than its quotas give.",
  severity: "medium",
  awsDefault: "AWS refuses the call that goes over a quota, in the middle of the update.",
  why: "A new Region then stops half made. What other stacks hold in the Region counts too, so the real limit comes sooner.",
  remediation: [
    "Ask for a higher quota before the update; VPCs and Elastic IPs are adjustable.",
    "Where AWS has granted more, say so in the setting that the finding names.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
  ],
  controls: { wellArchitected: ["REL01-BP01", "REL01-BP03"] },
  settings,
  types: [...VPCS, ...ADDRESSES, ...GATEWAYS, ...ENDPOINTS],
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
