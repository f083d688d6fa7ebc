import { type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const TYPE = "aws:globalaccelerator/endpointGroup:EndpointGroup";
const NATIVE = "aws-native:globalaccelerator:EndpointGroup";
const group = (endpoint: unknown, type = TYPE) => ({ type, props: { endpointConfigurations: [endpoint] } });
const balancer = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/edge/1";
const leftOut =
  "`endpointConfigurations[0].clientIpPreservationEnabled` is left out, and the provider sends false.";

export default {
  violating: [
    { title: "a load balancer", given: group({ endpointId: balancer }), says: leftOut },
    { title: "an instance", given: group({ endpointId: "i-0123" }), says: leftOut },
    {
      title: "a native one",
      given: group({ endpointId: balancer, clientIpPreservationEnabled: false }, NATIVE),
      says: "`endpointConfigurations[0].clientIpPreservationEnabled` is false.",
    },
  ],
  clean: [
    { title: "true", given: group({ endpointId: balancer, clientIpPreservationEnabled: true }) },
    { title: "an address, which cannot", given: group({ endpointId: "eipalloc-1" }) },
    { title: "a native one with nothing said", given: group({ endpointId: balancer }, NATIVE) },
  ],
  unknown: [
    {
      title: "an unknown endpoint",
      given: group({ endpointId: UNKNOWN }),
      says: "endpointConfigurations[0].endpointId",
    },
    {
      title: "an unknown switch",
      given: group({ endpointId: balancer, clientIpPreservationEnabled: UNKNOWN_BOOLEAN }),
      says: "endpointConfigurations[0].clientIpPreservationEnabled",
    },
    {
      title: "unknown endpoints",
      given: { type: TYPE, props: { endpointConfigurations: UNKNOWN } },
      says: "endpointConfigurations",
    },
  ],
} satisfies RuleCases;
