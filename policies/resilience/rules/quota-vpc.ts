import type { StackRule } from "../../rule";
import {
  ELASTIC_IP_TYPES,
  NAT_GATEWAY_TYPES,
  SUBNET_TYPES,
  VPC_ENDPOINT_TYPES,
  VPC_TYPES,
} from "../../vocabulary/tokens";
import { wordOf } from "../../vocabulary/values";
import { byReference, byRegion, judgeQuotas, type Quota } from "../quotas";

const settings = {
  vpcs: { description: "VPCs in a Region.", default: 5, minimum: 1 },
  elasticAddresses: { description: "Elastic IP addresses in a Region.", default: 5, minimum: 1 },
  natGateways: { description: "NAT gateways in an Availability Zone.", default: 5, minimum: 1 },
  interfaceEndpoints: { description: "Interface endpoints in a VPC.", default: 50, minimum: 1 },
};

const QUOTAS: readonly Quota[] = [
  { setting: "vpcs", counted: "VPCs in a Region", types: VPC_TYPES, per: byRegion },
  {
    setting: "elasticAddresses",
    counted: "Elastic IP addresses in a Region",
    types: ELASTIC_IP_TYPES,
    per: byRegion,
  },
  {
    setting: "natGateways",
    counted: "NAT gateways in an Availability Zone",
    types: NAT_GATEWAY_TYPES,
    per({ propertyDependencies }) {
      const subnet = propertyDependencies.subnetId?.find(({ type }) => SUBNET_TYPES.includes(type));
      return wordOf(subnet?.props.availabilityZone);
    },
  },
  {
    setting: "interfaceEndpoints",
    counted: "interface endpoints in a VPC",
    types: VPC_ENDPOINT_TYPES,
    per: (endpoint) =>
      wordOf(endpoint.props.vpcEndpointType) === "interface"
        ? byReference("vpcId", VPC_TYPES)(endpoint)
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
  types: [...VPC_TYPES, ...ELASTIC_IP_TYPES, ...NAT_GATEWAY_TYPES, ...VPC_ENDPOINT_TYPES],
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
