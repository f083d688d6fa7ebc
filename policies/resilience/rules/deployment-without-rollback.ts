import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { describeSwitch, isOn, isUnknown, wordOf } from "../../vocabulary/values";

/** Where each type has its circuit breaker. */
const BREAKERS: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "deploymentCircuitBreaker",
  "aws-native:ecs:Service": "deploymentConfiguration.deploymentCircuitBreaker",
};

/** ECS deployments that go on for ever, or end with nothing running. */
export const deploymentWithoutRollback: ResourceRule = {
  id: "deployment-without-rollback",
  title: "An ECS deployment whose tasks do not start is rolled back.",
  severity: "medium",
  awsDefault: "ECS starts the failing tasks again and again, for hours, and never goes back.",
  why: "A broken image otherwise stays the one that new tasks start with, so that the service shrinks with every task that ends.",
  remediation: ["Set `deploymentCircuitBreaker: { enable: true, rollback: true }`."],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html"],
  controls: { wellArchitected: ["OPS06-BP04"] },
  types: Object.keys(BREAKERS),
  judge(resource) {
    const findings = breaker(resource);
    const { property, value } = placeOf(resource.props, "deploymentController.type");
    if (findings.length > 0 && isUnknown(value)) return [undecided(property)];
    // CodeDeploy and external controllers roll back by themselves.
    return ["code_deploy", "external"].includes(wordOf(value) ?? "") ? [] : findings;
  },
};

const breaker = ({ type, props }: Resource): Finding[] =>
  ["enable", "rollback"].flatMap((key) => {
    const { property, value } = placeOf(props, `${BREAKERS[type]}.${key}`);
    if (isOn(value)) return [];
    if (isUnknown(value)) return [undecided(property)];
    return [violation(`${describeSwitch(property, value, "ECS then does not do it")}.`)];
  });
