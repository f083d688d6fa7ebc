import { holdsCallsTag } from "../../../policies/constants";
import type { Props } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const task = (containers: unknown, tags: unknown = holdsCallsTag) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  props: {
    containerDefinitions: typeof containers === "string" ? containers : JSON.stringify(containers),
    tags,
  },
});
const container = (props: Props = {}) => ({ name: "kamailio", stopTimeout: 120, ...props });
const nativeTags = Object.entries(holdsCallsTag).map(([key, value]) => ({ key, value }));
const leftOut = "`containerDefinitions[0].stopTimeout` is left out, which means 30 s, less than 120 s.";

export default {
  violating: [
    { title: "nothing said", given: task([container({ stopTimeout: undefined })]), says: leftOut },
    {
      title: "a minute",
      given: task([container(), container({ stopTimeout: 60 })]),
      says: "`containerDefinitions[1].stopTimeout` is 60 s, less than 120 s.",
    },
    {
      title: "a native task",
      given: {
        type: "aws-native:ecs:TaskDefinition",
        props: { containerDefinitions: [{ name: "kamailio" }], tags: nativeTags },
      },
      says: leftOut,
    },
    { title: "what is not JSON", given: task("{"), says: "`containerDefinitions` is not JSON." },
  ],
  clean: [
    { title: "two minutes", given: task([container()]) },
    { title: "a helper that is not essential", given: task([container(), { essential: false }]) },
    { title: "a task that holds no calls", given: task([{}], {}) },
  ],
  unknown: [
    { title: "unknown containers", given: task(UNKNOWN), says: "containerDefinitions" },
    { title: "unknown tags", given: task([{}], UNKNOWN), says: "tags" },
  ],
} satisfies RuleCases;
