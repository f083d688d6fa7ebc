import { holdsCallsTag } from "../../../policies/constants";
import { mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const tags = Object.entries(holdsCallsTag).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
const share = (onDemandPercentageAboveBaseCapacity: unknown) => ({
  mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity } },
});
const good = mutants({ type: "aws:autoscaling/group:Group", props: { tags, ...share(100) } });
const property = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";
const says = `\`${property}\` is not 100: the rest are Spot instances.`;

export default {
  violating: [
    { title: "half", given: good(share(50)), says },
    { title: "all of it", given: good(share("0")), says },
    { title: "a native group", given: good(share(0), "aws-native:autoscaling:AutoScalingGroup"), says },
  ],
  clean: [
    { title: "On-Demand only", given: good({}) },
    { title: "no mixed instances", given: good({ mixedInstancesPolicy: undefined }) },
    {
      title: "a fleet that holds no calls",
      given: good({ tags: [{ key: "Name", value: "build" }], ...share(0) }),
    },
  ],
  unknown: [
    { title: "an unknown share", given: good(share(UNKNOWN)), says: property },
    { title: "unknown tags", given: good({ tags: UNKNOWN_LIST, ...share(0) }), says: "tags" },
  ],
} satisfies RuleCases;
