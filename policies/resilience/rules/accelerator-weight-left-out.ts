import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { fieldsOf, isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

/** Endpoints that get no traffic because nobody gave them a weight. The native provider sends what it is given. */
export const acceleratorWeightLeftOut: ResourceRule = {
  id: "accelerator-weight-left-out",
  title: "Endpoints of an accelerator say their weight.",
  severity: "high",
  awsDefault:
    "The API's default is 128, but the provider sends a weight that is left out as 0, which is an endpoint that gets no traffic.",
  why: "The update succeeds, the endpoint is healthy, and no call arrives there, not even when the other Regions fail.",
  remediation: [
    "Set `weight: 128`, or another share of 1 to 255, on every endpoint.",
    "Write `weight: 0` where an endpoint is drained on purpose.",
  ],
  links: [
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/globalaccelerator/endpointgroup/",
  ],
  controls: { wellArchitected: ["REL11-BP02"] },
  types: ["aws:globalaccelerator/endpointGroup:EndpointGroup"],
  judge({ props: { endpointConfigurations } }) {
    if (isUnknown(endpointConfigurations)) return [undecided("endpointConfigurations")];
    return itemsOf(endpointConfigurations).flatMap(judgeEndpoint);
  },
};

function judgeEndpoint(endpoint: unknown, index: number): Finding[] {
  const path = `endpointConfigurations[${index}]`;
  if (isUnknown(endpoint)) return [undecided(path)];
  // A weight that is not known yet is sent, whatever it will be.
  return isAbsent(fieldsOf(endpoint).weight)
    ? [violation(`\`${path}.weight\` is left out, and the provider sends 0: no traffic.`)]
    : [];
}
