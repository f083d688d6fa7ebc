import { type ResourceRule, undecided, violation } from "../../rule";
import { today } from "../../vocabulary/today";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { successorOfRuntime } from "../versions";

/** Functions on a language that nobody mends. */
export const lambdaRuntimeDeprecated: ResourceRule = {
  id: "lambda-runtime-deprecated",
  title: "Functions run on a runtime that AWS supports.",
  severity: "medium",
  level: "advisory",
  awsDefault:
    "A function keeps its runtime for ever; after the deprecation AWS stops mending it, and later refuses changes.",
  why: "A hole in the runtime stays open, and the day on which the function must change is the day on which it cannot.",
  remediation: ["Take the runtime that the finding names, and run the function's tests on it."],
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],
  controls: { fsbp: ["Lambda.2"], cdkNag: ["AwsSolutions-L1"] },
  types: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
  judge({ props: { runtime } }) {
    if (isUnknown(runtime)) return [undecided("runtime")];
    const word = wordOf(runtime) ?? "";
    const next = successorOfRuntime(word, today());
    return next === undefined
      ? []
      : [violation(`\`runtime\` is ${word}, which is deprecated; take ${next}.`)];
  },
};
