import { type ResourceRule, undecided, violation } from "../../rule";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import { isUnknown } from "../../vocabulary/values";
import { judgeContainers } from "../containers";

/** Containers that are told to run as root. */
export const containerRoot: ResourceRule = {
  id: "container-root",
  title: "No container is told to run as root.",
  severity: "medium",
  awsDefault:
    "A container runs as the user of its image, which a program cannot see, unless `user` names another.",
  why: "Root in a container may change what the image brought, and is one flaw of the kernel away from the machine.",
  remediation: ["Give the image a user of its own, and name it in `user` of the container definition too."],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"],
  controls: { fsbp: ["ECS.20"], wellArchitected: ["SEC03-BP02"] },
  types: TASK_DEFINITION_TYPES,
  judge: (resource) =>
    judgeContainers(resource, ({ user }, path) => {
      if (isUnknown(user)) return [undecided(`${path}user`)];
      return isRoot(user) ? [violation(`\`${path}user\` is root.`)] : [];
    }),
};

/** `root`, `0`, `root:staff`, `0:0`. */
const isRoot = (user: unknown): boolean => ["root", "0"].includes(String(user).split(":")[0]?.trim() ?? "");
