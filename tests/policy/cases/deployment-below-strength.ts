import { mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({
  type: "aws:ecs/service:Service",
  props: { schedulingStrategy: "REPLICA", deploymentMinimumHealthyPercent: 100 },
});

export default {
  violating: [
    {
      title: "half",
      given: good({ deploymentMinimumHealthyPercent: 50 }),
      says: "`deploymentMinimumHealthyPercent` is 50 %, less than 100 %.",
    },
    {
      title: "none",
      given: good({ deploymentMinimumHealthyPercent: "0" }),
      says: "`deploymentMinimumHealthyPercent` is 0 %, less than 100 %.",
    },
    {
      title: "a native service",
      given: {
        type: "aws-native:ecs:Service",
        props: { deploymentConfiguration: { minimumHealthyPercent: 50 } },
      },
      says: "`deploymentConfiguration.minimumHealthyPercent` is 50 %, less than 100 %.",
    },
  ],
  clean: [
    { title: "all", given: good({}) },
    { title: "nothing said", given: good({ deploymentMinimumHealthyPercent: undefined }) },
    { title: "a daemon", given: good({ schedulingStrategy: "DAEMON", deploymentMinimumHealthyPercent: 0 }) },
  ],
  unknown: [
    {
      title: "an unknown share",
      given: good({ deploymentMinimumHealthyPercent: UNKNOWN }),
      says: "deploymentMinimumHealthyPercent",
    },
    {
      title: "an unknown strategy",
      given: good({ schedulingStrategy: UNKNOWN, deploymentMinimumHealthyPercent: 0 }),
      says: "schedulingStrategy",
    },
  ],
} satisfies RuleCases;
