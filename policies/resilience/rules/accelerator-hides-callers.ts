import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { ENDPOINT_GROUP_TYPES, isNative } from "../../vocabulary/tokens";
import { describeSwitch, fieldsOf, isAbsent, isOn, isUnknown, itemsOf } from "../../vocabulary/values";

/** Endpoints that can be given the caller's address: Application Load Balancers and instances. */
const CAN_SEE_CALLERS = /(:loadbalancer\/app\/|^i-)/;

/** Endpoints that see the accelerator's addresses in the place of the callers'. */
export const acceleratorHidesCallers: ResourceRule = {
  id: "accelerator-hides-callers",
  title: "Application Load Balancers and instances behind an accelerator get the callers' addresses.",
  severity: "medium",
  awsDefault:
    "The provider sends `clientIpPreservationEnabled` as false where it is left out. AWS refuses that for an internal load balancer.",
  why: "Rate limits and bans by address then hit the accelerator, and so all callers at once; logs show nobody.",
  remediation: ["Set `clientIpPreservationEnabled: true` on the endpoint."],
  links: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html"],
  controls: {},
  types: ENDPOINT_GROUP_TYPES,
  judge({ type, props: { endpointConfigurations } }) {
    if (isUnknown(endpointConfigurations)) return [undecided("endpointConfigurations")];
    return itemsOf(endpointConfigurations).flatMap((endpoint, index) =>
      judgeEndpoint(type, endpoint, `endpointConfigurations[${index}]`),
    );
  },
};

function judgeEndpoint(type: string, endpoint: unknown, path: string): Finding[] {
  if (isUnknown(endpoint)) return [undecided(path)];
  const fields = fieldsOf(endpoint);
  const property = "clientIpPreservationEnabled";
  const value = fields[property];
  if (isOn(value) || (isNative(type) && isAbsent(value))) return [];
  if (isUnknown(fields.endpointId)) return [undecided(`${path}.endpointId`)];
  if (typeof fields.endpointId !== "string" || !CAN_SEE_CALLERS.test(fields.endpointId)) return [];
  if (isUnknown(value)) return [undecided(`${path}.${property}`)];
  return [violation(`${describeSwitch(`${path}.${property}`, value, "the provider sends false")}.`)];
}
