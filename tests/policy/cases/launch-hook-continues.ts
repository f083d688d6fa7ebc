import { mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
const good = mutants({
  type: "aws:autoscaling/lifecycleHook:LifecycleHook",
  props: { lifecycleTransition: launching, defaultResult: "ABANDON" },
});
const group = (initialLifecycleHooks: unknown) => ({
  type: "aws:autoscaling/group:Group",
  props: { initialLifecycleHooks },
});
const says = "`defaultResult` is CONTINUE on a launch hook.";

export default {
  violating: [
    { title: "a hook", given: good({ defaultResult: "CONTINUE" }), says },
    {
      title: "a native hook",
      given: good({ defaultResult: "CONTINUE" }, "aws-native:autoscaling:LifecycleHook"),
      says,
    },
    {
      title: "an initial hook",
      given: group([
        { lifecycleTransition: terminating },
        { lifecycleTransition: launching, defaultResult: "CONTINUE" },
      ]),
      says: "`initialLifecycleHooks[1].defaultResult` is CONTINUE on a launch hook.",
    },
    {
      title: "an initial hook of a native group",
      given: {
        type: "aws-native:autoscaling:AutoScalingGroup",
        props: {
          lifecycleHookSpecificationList: [{ lifecycleTransition: launching, defaultResult: "CONTINUE" }],
        },
      },
      says: "`lifecycleHookSpecificationList[0].defaultResult` is CONTINUE on a launch hook.",
    },
  ],
  clean: [
    { title: "ABANDON", given: good({}) },
    { title: "nothing said", given: good({ defaultResult: undefined }) },
    {
      title: "a hook for termination",
      given: good({ lifecycleTransition: terminating, defaultResult: "CONTINUE" }),
    },
    { title: "initial hooks", given: group([{ lifecycleTransition: launching, defaultResult: "ABANDON" }]) },
    { title: "no hooks", given: group(undefined) },
  ],
  unknown: [
    { title: "an unknown result", given: good({ defaultResult: UNKNOWN }), says: "defaultResult" },
    {
      title: "an unknown transition",
      given: good({ lifecycleTransition: UNKNOWN, defaultResult: "CONTINUE" }),
      says: "lifecycleTransition",
    },
    { title: "unknown hooks", given: group(UNKNOWN_LIST), says: "initialLifecycleHooks" },
  ],
} satisfies RuleCases;
