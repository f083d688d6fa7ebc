import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const good = mutants({
  type: "aws:ecs/service:Service",
  props: {
    deploymentController: { type: "ECS" },
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
});
const leftOut = ["enable", "rollback"].map(
  (key) => `\`deploymentCircuitBreaker.${key}\` is left out, and ECS then does not do it.`,
);

export default {
  violating: [
    { title: "no breaker", given: good({ deploymentCircuitBreaker: undefined }), says: leftOut },
    {
      title: "no rollback",
      given: good({ deploymentCircuitBreaker: { enable: true, rollback: false } }),
      says: "`deploymentCircuitBreaker.rollback` is false.",
    },
    {
      title: "a native service",
      given: {
        type: "aws-native:ecs:Service",
        props: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: true } } },
      },
      says: "`deploymentConfiguration.deploymentCircuitBreaker.enable` is false.",
    },
  ],
  clean: [
    { title: "a breaker that rolls back", given: good({}) },
    { title: "no controller said", given: good({ deploymentController: undefined }) },
    ...["CODE_DEPLOY", "EXTERNAL"].map((type) => ({
      title: type,
      given: good({ deploymentController: { type }, deploymentCircuitBreaker: undefined }),
    })),
  ],
  unknown: [
    {
      title: "an unknown breaker",
      given: good({ deploymentCircuitBreaker: UNKNOWN }),
      says: "deploymentCircuitBreaker",
    },
    {
      title: "an unknown switch",
      given: good({ deploymentCircuitBreaker: { enable: true, rollback: UNKNOWN_BOOLEAN } }),
      says: "deploymentCircuitBreaker.rollback",
    },
    {
      title: "an unknown controller",
      given: good({ deploymentController: UNKNOWN, deploymentCircuitBreaker: undefined }),
      says: "deploymentController",
    },
  ],
} satisfies RuleCases;
