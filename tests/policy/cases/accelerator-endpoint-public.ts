import { mediaRelayTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN_BOOLEAN } from "../cases";

const endpoint = (type: string, props: Props = {}): TestResource => ({ type, name: "endpoint", props });
const group = (
  of: TestResource,
  type = "aws:globalaccelerator/endpointGroup:EndpointGroup",
): TestResource => ({
  type,
  name: "group",
  props: { endpointConfigurations: [{ weight: 128 }] },
  dependsOn: { endpointConfigurations: [urnOf(of)] },
});
const LB = "aws:lb/loadBalancer:LoadBalancer";
const INSTANCE = "aws:ec2/instance:Instance";
const EIP = "aws:ec2/eip:Eip";
const CUSTOM_ROUTING = "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup";
const says = (what: string) => `\`endpointConfigurations\` names \`endpoint\`, ${what}.`;
const stack = (of: TestResource) => [of, group(of)];

export default {
  violating: [
    ...[LB, "aws:alb/loadBalancer:LoadBalancer", "aws-native:elasticloadbalancingv2:LoadBalancer"].map(
      (type): Case => ({
        title: type,
        given: stack(endpoint(type)),
        says: says("an internet-facing load balancer"),
      }),
    ),
    {
      title: "an Elastic IP",
      given: stack(endpoint(EIP)),
      says: says("an Elastic IP that is no declared media slot"),
    },
    {
      title: "an instance",
      given: stack(endpoint(INSTANCE, { associatePublicIpAddress: true })),
      says: says("an instance with a public address"),
    },
    ...[
      endpoint("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: "true" }),
      endpoint("aws:ec2/defaultSubnet:DefaultSubnet"),
    ].map((of) => ({
      title: `custom routing to ${of.type}`,
      given: [of, group(of, CUSTOM_ROUTING)],
      says: says("a subnet that gives public addresses"),
    })),
    {
      title: "the native form",
      given: [endpoint(LB), group(endpoint(LB), "aws-native:globalaccelerator:EndpointGroup")],
      says: says("an internet-facing load balancer"),
    },
  ],
  clean: [
    { title: "an internal load balancer", given: stack(endpoint(LB, { internal: true })) },
    {
      title: "an internal load balancer in the native form",
      given: stack(endpoint("aws-native:elasticloadbalancingv2:LoadBalancer", { scheme: "internal" })),
    },
    {
      title: "a load balancer that is not known yet",
      given: stack(endpoint(LB, { internal: UNKNOWN_BOOLEAN })),
    },
    {
      title: "custom routing to a private subnet",
      given: [endpoint("aws:ec2/subnet:Subnet"), group(endpoint("aws:ec2/subnet:Subnet"), CUSTOM_ROUTING)],
    },
    { title: "a media slot", given: stack(endpoint(EIP, { tags: mediaRelayTag })) },
    { title: "a private instance", given: stack(endpoint(INSTANCE)) },
    { title: "a public load balancer that is no endpoint", given: [endpoint(LB), group(endpoint(INSTANCE))] },
  ],
  unknown: { never: "it follows the references of the program, which a preview knows" },
} satisfies RuleCases;
