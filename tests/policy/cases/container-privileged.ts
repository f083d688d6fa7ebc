import { type RuleCases, UNKNOWN } from "../cases";
import { nativeTask, task } from "../container-cases";

const PRIVILEGED = "`containerDefinitions[0].privileged` is true: the container is root on its machine.";
const HOST =
  "`networkMode` is `host`: the task shares the network of its machine, the metadata service with the machine's credentials included.";
const capabilities = (add: unknown) => ({ linuxParameters: { capabilities: { add } } });

export default {
  violating: [
    { title: "a privileged container", given: task({ privileged: true }), says: PRIVILEGED },
    { title: "a privileged native one", given: nativeTask({ privileged: "true" }), says: PRIVILEGED },
    { title: "the network of the machine", given: task({}, { networkMode: "host" }), says: HOST },
    {
      title: "the processes of the machine",
      given: task({}, { pidMode: "host" }),
      says: "`pidMode` is `host`: the task shares the processes of its machine, and what is in their memory.",
    },
    {
      title: "the memory of the machine",
      given: task({}, { ipcMode: "host" }),
      says: "`ipcMode` is `host`: the task shares the shared memory of its machine.",
    },
    {
      title: "powerful capabilities",
      given: task(capabilities(["NET_BIND_SERVICE", "CAP_SYS_ADMIN"])),
      says: "`containerDefinitions[0].linuxParameters.capabilities.add` adds CAP_SYS_ADMIN.",
    },
    ...["ALL", "SYS_PTRACE", "SYS_MODULE", "DAC_READ_SEARCH", "NET_ADMIN", "BPF"].map((capability) => ({
      title: capability,
      given: task(capabilities([capability])),
      says: `\`containerDefinitions[0].linuxParameters.capabilities.add\` adds ${capability}.`,
    })),
  ],
  clean: [
    { title: "a container", given: task({ privileged: false }, { networkMode: "awsvpc", pidMode: "task" }) },
    {
      title: "a harmless capability",
      given: task({ linuxParameters: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } } }),
    },
    {
      title: "a native container",
      given: nativeTask(capabilities(["NET_BIND_SERVICE"]), { networkMode: "awsvpc" }),
    },
  ],
  unknown: [
    {
      title: "unknown containers",
      given: task({}, { containerDefinitions: UNKNOWN }),
      says: "containerDefinitions",
    },
    {
      title: "an unknown container",
      given: nativeTask({}, { containerDefinitions: [UNKNOWN] }),
      says: "containerDefinitions[0]",
    },
    { title: "an unknown network", given: task({}, { networkMode: UNKNOWN }), says: "networkMode" },
    {
      title: "an unknown switch",
      given: nativeTask({ privileged: UNKNOWN }),
      says: "containerDefinitions[0].privileged",
    },
    {
      title: "an unknown capability beside a harmless one",
      given: nativeTask(capabilities(["NET_BIND_SERVICE", UNKNOWN])),
      says: "containerDefinitions[0].linuxParameters.capabilities.add",
    },
    {
      title: "unknown capabilities",
      given: nativeTask(capabilities(UNKNOWN)),
      says: "containerDefinitions[0].linuxParameters.capabilities.add",
    },
  ],
} satisfies RuleCases;
