import { EXPOSURE_TAG, MEDIA_RELAY_UDP } from "../../constants";
import type { StackResource, StackRule } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import {
  ELASTIC_IP_TYPES,
  ENDPOINT_GROUP_TYPES,
  LOAD_BALANCER_TYPES,
  SUBNET_TYPES,
} from "../../vocabulary/tokens";
import {
  asksForAddress,
  givesAddresses,
  INSTANCES,
  isPublicLoadBalancer,
  mayBeMediaSlot,
} from "../public-resources";
import { at, type StackFinding } from "../stack";

const GROUPS = [
  ...ENDPOINT_GROUP_TYPES,
  "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup",
];

/** What an endpoint of an accelerator may not be, and how a finding says it. */
const PUBLIC_ENDPOINTS: readonly {
  readonly types: readonly string[];
  readonly isPublic: (endpoint: StackResource) => boolean;
  readonly what: string;
}[] = [
  { types: LOAD_BALANCER_TYPES, isPublic: isPublicLoadBalancer, what: "an internet-facing load balancer" },
  {
    types: ELASTIC_IP_TYPES,
    isPublic: (address) => !mayBeMediaSlot(address),
    what: "an Elastic IP that is no declared media slot",
  },
  { types: INSTANCES, isPublic: asksForAddress, what: "an instance with a public address" },
  // A custom routing accelerator takes a subnet for all instances in it.
  { types: SUBNET_TYPES, isPublic: givesAddresses, what: "a subnet that gives public addresses" },
];

/** Endpoints of accelerators that can be reached without the accelerator. */
export const acceleratorEndpointPublic: StackRule = {
  id: "accelerator-endpoint-public",
  title: "Endpoints of an accelerator are not reached without it.",
  severity: "high",
  awsDefault: "An accelerator takes public endpoints as well as internal ones, and hides neither.",
  why: "Traffic that goes straight to the endpoint keeps none of what the accelerator gives: the static addresses, the failover, the one way in.",
  remediation: [
    "Make the load balancer internal; an accelerator reaches it in its VPC.",
    "Take an instance in a private subnet as endpoint, without a public address.",
    `For a media relay, declare the slot: tag the Elastic IP with \`${EXPOSURE_TAG}: ${MEDIA_RELAY_UDP}\`.`,
  ],
  links: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: GROUPS,
  judgeStack: (resources): StackFinding[] =>
    resources.filter(({ type }) => GROUPS.includes(type)).flatMap(judgeGroup),
};

const judgeGroup = (group: StackResource): StackFinding[] =>
  PUBLIC_ENDPOINTS.flatMap(({ types, isPublic, what }) =>
    sourcesOf(group, "endpointConfigurations", types)
      .filter(isPublic)
      .map((endpoint) => at(group, `\`endpointConfigurations\` names \`${endpoint.name}\`, ${what}.`)),
  );
