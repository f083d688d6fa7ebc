import { type ResourceRule, undecided } from "../../rule";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import { fieldsOf, isUnknown, wordOf } from "../../vocabulary/values";
import { judgeContainers } from "../containers";
import { judgeRequirement } from "../requirements";

const READ_ONLY = {
  property: "readonlyRootFilesystem",
  leftOutMeans: "the container may then write to all of its file system",
};

/** Containers that may change their own programs. */
export const containerRootWritable: ResourceRule = {
  id: "container-root-writable",
  title: "Containers have a read-only root file system.",
  severity: "medium",
  awsDefault: "A container may write to its whole file system unless `readonlyRootFilesystem` is true.",
  why: "Who breaks in can put programs of their own beside, or in the place of, those of the image.",
  remediation: [
    "Set `readonlyRootFilesystem: true`.",
    "Mount an empty volume of the task where the program has to write, such as `/tmp` and `/run`.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"],
  controls: { fsbp: ["ECS.5"], wellArchitected: ["SEC03-BP02"] },
  types: TASK_DEFINITION_TYPES,
  judge(resource) {
    const { operatingSystemFamily } = fieldsOf(resource.props.runtimePlatform);
    // Windows containers have no such switch.
    if (wordOf(operatingSystemFamily)?.startsWith("windows")) return [];
    const findings = judgeContainers(resource, (container, path) =>
      judgeRequirement(READ_ONLY, container, path),
    );
    const hidden = [resource.props.runtimePlatform, operatingSystemFamily].some(isUnknown);
    return findings.length > 0 && hidden ? [undecided("runtimePlatform")] : findings;
  },
};
