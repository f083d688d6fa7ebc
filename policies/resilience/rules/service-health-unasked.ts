import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import {
  type Fields,
  fieldsOf,
  fromJson,
  isAbsent,
  isOff,
  isUnknown,
  itemsOf,
} from "../../vocabulary/values";

const SERVICES = ["aws:ecs/service:Service", "aws-native:ecs:Service"];

/** Services that ECS takes for healthy as long as the process runs. */
export const serviceHealthUnasked: StackRule = {
  id: "service-health-unasked",
  title: "ECS asks the tasks of a service without a load balancer whether they are well.",
  severity: "medium",
  awsDefault: "ECS replaces a task whose process ends; what the process does it does not ask.",
  why: "A worker that hangs counts as running for ever, and neither a deployment nor a rollback notices it.",
  remediation: [
    "Give each essential container a `healthCheck` with a command that asks the service itself.",
    "Behind a load balancer, the health check of the target group does it.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html"],
  controls: { wellArchitected: ["REL11-BP01"] },
  types: [...SERVICES, ...TASK_DEFINITION_TYPES],
  judgeStack: (resources) =>
    resources
      .filter(({ type, props }) => SERVICES.includes(type) && !hasLoadBalancer(props))
      .flatMap((service) => judgeService(service).map((finding) => ({ urn: service.urn, finding }))),
};

/** A list that is not known yet was made from something. */
const hasLoadBalancer = ({ loadBalancers }: Fields): boolean => itemsOf(loadBalancers).length > 0;

/** A task definition of another program is not judged here. */
const judgeService = (service: StackResource): Finding[] =>
  sourcesOf(service, "taskDefinition", TASK_DEFINITION_TYPES)
    .slice(0, 1)
    .flatMap((task) => judgeContainers(task.props.containerDefinitions));

function judgeContainers(written: unknown): Finding[] {
  if (isUnknown(written)) return [undecided("taskDefinition")];
  return itemsOf(fromJson(written)).flatMap((container) => {
    const { name, essential, healthCheck } = fieldsOf(container);
    const isAsked =
      isUnknown(container) || !isAbsent(healthCheck) || isOff(essential) || isUnknown(essential);
    return isAsked ? [] : [violation(`The container ${String(name)} has no \`healthCheck\`.`)];
  });
}
