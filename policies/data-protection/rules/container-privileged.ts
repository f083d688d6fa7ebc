import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import { isOn, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { judgeContainers } from "../containers";

/** What a task shares with its machine when it says `host`. */
const SHARED: Readonly<Record<string, string>> = {
  networkMode: "the network of its machine, the metadata service with the machine's credentials included",
  pidMode: "the processes of its machine, and what is in their memory",
  ipcMode: "the shared memory of its machine",
};

/** Capabilities that are as good as root on the machine (capabilities(7)). */
const POWERFUL = ["all", "sys_admin", "sys_ptrace", "sys_module", "dac_read_search", "net_admin", "bpf"];

/** Containers that are not kept apart from their machine. */
export const containerPrivileged: ResourceRule = {
  id: "container-privileged",
  title: "Containers are kept apart from the machine that they run on.",
  severity: "high",
  awsDefault:
    "ECS keeps a container apart unless the task definition asks otherwise; on Fargate most of it is refused.",
  why: "Who breaks into such a container has the machine, and the roles of all other tasks on it.",
  remediation: [
    "Leave out `privileged`, and `host` as `networkMode`, `pidMode` and `ipcMode`; use `awsvpc`.",
    "Add single capabilities only, and drop `ALL` first.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"],
  controls: { fsbp: ["ECS.3", "ECS.4", "ECS.17"], wellArchitected: ["SEC03-BP02"] },
  types: TASK_DEFINITION_TYPES,
  judge: (resource) => [
    ...Object.keys(SHARED).flatMap((property) => judgeSharing(property, resource.props[property])),
    ...judgeContainers(resource, (container, path) => [
      ...judgePrivileged(`${path}privileged`, container.privileged),
      ...judgeCapabilities(path, placeOf(container, "linuxParameters.capabilities.add")),
    ]),
  ],
};

function judgeSharing(property: string, value: unknown): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  return wordOf(value) === "host"
    ? [violation(`\`${property}\` is \`host\`: the task shares ${SHARED[property]}.`)]
    : [];
}

function judgePrivileged(property: string, value: unknown): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  return isOn(value) ? [violation(`\`${property}\` is true: the container is root on its machine.`)] : [];
}

function judgeCapabilities(
  path: string,
  { property, value }: { property: string; value: unknown },
): Finding[] {
  const added = itemsOf(value);
  const found = added.map(wordOf).filter((name) => POWERFUL.includes(name?.replace(/^cap_/, "") ?? ""));
  if (found.length > 0) return [violation(`\`${path}${property}\` adds ${found.join(", ").toUpperCase()}.`)];
  return isUnknown(value) || added.some(isUnknown) ? [undecided(path + property)] : [];
}
