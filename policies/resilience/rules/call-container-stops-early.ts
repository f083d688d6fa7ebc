import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import { fieldsOf, fromJson, isOff, isUnknown, itemsOf } from "../../vocabulary/values";
import { holdsCalls } from "../fleets";

const settings = {
  minimumSeconds: {
    description: "Time between SIGTERM and SIGKILL. Fargate allows 120 s at most.",
    default: 120,
    minimum: 2,
  },
};

/** Containers that hold calls and are killed while they say goodbye. */
export const callContainerStopsEarly: ResourceRule<typeof settings> = {
  id: "call-container-stops-early",
  title: "Containers that hold calls get all the time to stop that ECS gives.",
  severity: "medium",
  awsDefault: "ECS sends SIGTERM and, 30 seconds later, SIGKILL.",
  why: "What is not handed over by then is lost: dialogs, registrations, the last seconds of a recording.",
  remediation: [
    "Set `stopTimeout` of every essential container to what the setting `minimumSeconds` asks for.",
    "Mark task definitions that hold calls by the tag `voip-cells:holds-calls: true`: the rule judges no others.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_timeout",
  ],
  controls: {},
  settings,
  types: TASK_DEFINITION_TYPES,
  judge({ props }, { minimumSeconds }) {
    const findings = judgeContainers(props.containerDefinitions, minimumSeconds);
    const holds = holdsCalls(props);
    if (findings.length === 0 || holds === false) return [];
    return holds === "unknown" ? [undecided("tags")] : findings;
  },
};

function judgeContainers(written: unknown, minimumSeconds: number): Finding[] {
  if (isUnknown(written)) return [undecided("containerDefinitions")];
  const containers = fromJson(written);
  if (containers === undefined) return [violation("`containerDefinitions` is not JSON.")];
  return itemsOf(containers).flatMap((container, index) => {
    const path = `containerDefinitions[${index}]`;
    if (isUnknown(container)) return [undecided(path)];
    const { essential, stopTimeout } = fieldsOf(container);
    if (isOff(essential)) return [];
    return atLeast(
      { property: `${path}.stopTimeout`, value: stopTimeout, leftOut: 30, unit: "s" },
      minimumSeconds,
    );
  });
}
