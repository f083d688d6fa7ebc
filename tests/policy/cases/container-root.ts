import { type RuleCases, UNKNOWN } from "../cases";
import { nativeTask, task } from "../container-cases";

const says = "`containerDefinitions[0].user` is root.";

export default {
  violating: [
    { title: "root", given: task({ user: "root" }), says },
    { title: "root by number", given: nativeTask({ user: "0:0" }), says },
    { title: "root of another group", given: task({ user: "root:staff" }), says },
  ],
  clean: [
    { title: "another user", given: task({ user: "kamailio" }) },
    { title: "the user of the image", given: nativeTask({}) },
    { title: "a number", given: nativeTask({ user: "1000:0" }) },
  ],
  unknown: [
    { title: "an unknown user", given: nativeTask({ user: UNKNOWN }), says: "containerDefinitions[0].user" },
  ],
} satisfies RuleCases;
