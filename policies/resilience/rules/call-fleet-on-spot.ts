import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { type Fields, integerOf, isAbsent, isUnknown } from "../../vocabulary/values";
import { GROUP, holdsCalls, NATIVE_GROUP } from "../fleets";

const ON_DEMAND = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";

/** Fleets that hold calls on machines that AWS may take back. */
export const callFleetOnSpot: ResourceRule = {
  id: "call-fleet-on-spot",
  title: "A fleet that holds calls runs on On-Demand instances only.",
  severity: "high",
  awsDefault:
    "A group takes On-Demand instances, unless its mixed instances policy asks for a share of Spot.",
  why: "AWS takes a Spot instance back with two minutes' notice, and no lifecycle hook makes it wait for a call to end.",
  remediation: [
    "Leave `onDemandPercentageAboveBaseCapacity` out, or set it to 100.",
    "Mark fleets that hold calls by the tag `voip-cells:holds-calls: true`: the rule judges no others.",
  ],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html"],
  controls: {},
  types: [GROUP, NATIVE_GROUP],
  judge({ props }) {
    const findings = spotShare(props);
    const holds = holdsCalls(props);
    if (findings.length === 0 || holds === false) return [];
    return holds === "unknown" ? [undecided("tags")] : findings;
  },
};

function spotShare(props: Fields): Finding[] {
  const { property, value } = placeOf(props, ON_DEMAND);
  if (isUnknown(value)) return [undecided(property)];
  if (isAbsent(value) || integerOf(value) === 100) return [];
  return [violation(`\`${property}\` is not 100: the rest are Spot instances.`)];
}
