import { type RuleCases, UNKNOWN } from "../cases";
import { nativeTask, task } from "../container-cases";

const says =
  "`containerDefinitions[0].readonlyRootFilesystem` is left out, and the container may then write to all of its file system.";
const good = { readonlyRootFilesystem: true };

export default {
  violating: [
    { title: "a container", given: task({}), says },
    { title: "a native one", given: nativeTask({}), says },
    {
      title: "a switch that is off",
      given: task({ readonlyRootFilesystem: false }),
      says: "`containerDefinitions[0].readonlyRootFilesystem` is false.",
    },
  ],
  clean: [
    { title: "a read-only one", given: task(good) },
    { title: "a native read-only one", given: nativeTask(good) },
    {
      title: "Windows",
      given: task({}, { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
    },
  ],
  unknown: [
    {
      title: "unknown containers",
      given: task({}, { containerDefinitions: UNKNOWN }),
      says: "containerDefinitions",
    },
    {
      title: "an unknown switch",
      given: nativeTask({ readonlyRootFilesystem: UNKNOWN }),
      says: "containerDefinitions[0].readonlyRootFilesystem",
    },
    { title: "an unknown system", given: task({}, { runtimePlatform: UNKNOWN }), says: "runtimePlatform" },
  ],
} satisfies RuleCases;
