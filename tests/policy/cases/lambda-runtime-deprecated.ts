import { mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({ type: "aws:lambda/function:Function", props: { runtime: "nodejs24.x" } });

export default {
  violating: [
    {
      title: "Node.js 18",
      given: good({ runtime: "nodejs18.x" }),
      says: "`runtime` is nodejs18.x, which is deprecated; take nodejs24.x.",
    },
    {
      title: "Go 1",
      given: good({ runtime: "go1.x" }),
      says: "`runtime` is go1.x, which is deprecated; take provided.al2023.",
    },
    {
      title: "a custom runtime on Amazon Linux 2",
      given: good({ runtime: "provided.al2" }),
      says: "`runtime` is provided.al2, which is deprecated; take provided.al2023.",
    },
    {
      title: "a native function",
      given: good({ runtime: "python3.8" }, "aws-native:lambda:Function"),
      says: "`runtime` is python3.8, which is deprecated; take python3.14.",
    },
  ],
  clean: [
    { title: "Node.js 24", given: good({}) },
    { title: "a container image", given: good({ runtime: undefined }) },
    { title: "a name of the language only", given: good({ runtime: "constructor" }) },
  ],
  unknown: [{ title: "an unknown runtime", given: good({ runtime: UNKNOWN }), says: "runtime" }],
} satisfies RuleCases;
