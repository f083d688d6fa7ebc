import { type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const group = (...endpointConfigurations: unknown[]) => ({
  type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  props: { endpointConfigurations },
});
const says = (index: number) =>
  `\`endpointConfigurations[${index}].weight\` is left out, and the provider sends 0: no traffic.`;

export default {
  violating: [
    { title: "one endpoint", given: group({ endpointId: "arn" }), says: says(0) },
    { title: "the second endpoint", given: group({ weight: 128 }, { weight: null }), says: says(1) },
    { title: "two endpoints", given: group({}, {}), says: [says(0), says(1)] },
  ],
  clean: [
    { title: "128", given: group({ weight: 128 }) },
    { title: "an endpoint that is drained", given: group({ weight: 0 }) },
    { title: "a weight that is not known yet", given: group({ weight: UNKNOWN }) },
    { title: "no endpoints", given: group() },
  ],
  unknown: [
    { title: "an unknown endpoint", given: group(UNKNOWN), says: "endpointConfigurations[0]" },
    {
      title: "unknown endpoints",
      given: { ...group(), props: { endpointConfigurations: UNKNOWN_LIST } },
      says: "endpointConfigurations",
    },
  ],
} satisfies RuleCases;
