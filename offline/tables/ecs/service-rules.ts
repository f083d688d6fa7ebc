/** What ECS refuses of a service. */
import { type Bag, type Context, refusal, type Stored } from "../../model/table";
import { checkOneNetwork } from "../ec2/one-network";
import { targetGroupsIn } from "../elb/actions";
import { containersOf } from "./container-definitions";

const invalid = (message: string) => refusal("InvalidParameterException", message);

export function checkService(c: Context): void {
  const cluster = clusterOf(c);
  if (cluster === undefined) throw refusal("ClusterNotFoundException", "Cluster not found.");
  checkCapacity(c, cluster);
  const taskDefinition = taskDefinitionOf(c);
  if (taskDefinition === undefined) {
    if (c.inputs.block("deploymentController").text("type") === "EXTERNAL") return;
    throw refusal("ClientException", "TaskDefinition not found.");
  }
  checkNetwork(c, taskDefinition);
  checkOneNetwork("InvalidParameterException", [
    ...c.targets("networkConfiguration"),
    ...c.targets("loadBalancers"),
  ]);
  for (const loadBalancer of c.inputs.blocks("loadBalancers"))
    checkLoadBalancer(c, loadBalancer, taskDefinition);
  if (c.inputs.has("healthCheckGracePeriodSeconds") && c.inputs.list("loadBalancers").length === 0) {
    throw invalid("Health check grace period is only valid for services configured to use load balancers");
  }
}

/** The cluster that the service names by ARN or name; `default` when it names none. */
export function clusterOf(c: Context): Stored | undefined {
  const named = c.inputs.text("cluster") ?? "default";
  const type = "aws:ecs/cluster:Cluster";
  return c.cloud.get(type, named) ?? c.cloud.find(type, { name: named })[0];
}

/** By ARN, `family:revision`, or the family's newest. */
function taskDefinitionOf(c: Context): Stored | undefined {
  const named = (c.inputs.text("taskDefinition") ?? "").replace(/^arn:.*:task-definition\//, "");
  const [family = "", revision] = named.split(":");
  const all = c.cloud.find("aws:ecs/taskDefinition:TaskDefinition", { family });
  const newest = [...all].sort((a, b) => Number(b.outputs.revision) - Number(a.outputs.revision))[0];
  return revision === undefined ? newest : all.find((each) => String(each.outputs.revision) === revision);
}

/** Providers of a strategy must be those of the cluster. */
function checkCapacity(c: Context, cluster: Stored): void {
  const strategies = c.inputs.blocks("capacityProviderStrategies");
  if (strategies.length === 0) return;
  if (c.inputs.has("launchType")) {
    throw invalid(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
  const associations = c.cloud.find("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", {
    clusterName: cluster.outputs.name ?? "",
  });
  const associated = associations.flatMap(({ outputs }) => outputs.capacityProviders ?? []).flat();
  const stranger = strategies
    .map((strategy) => strategy.text("capacityProvider") ?? "")
    .find((provider) => !associated.includes(provider));
  if (stranger === undefined) return;
  throw invalid(
    `The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again. (${stranger})`,
  );
}

function checkNetwork(c: Context, taskDefinition: Stored): void {
  const awsvpc = taskDefinition.outputs.networkMode === "awsvpc";
  if (awsvpc && !c.inputs.has("networkConfiguration")) {
    throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (awsvpc || !c.inputs.has("networkConfiguration")) return;
  throw invalid("Network Configuration is not valid for the given networkMode of this task definition.");
}

function checkLoadBalancer(c: Context, loadBalancer: Bag, taskDefinition: Stored): void {
  const arn = loadBalancer.text("targetGroupArn");
  if (arn !== undefined) checkTargetGroup(c, arn, taskDefinition);
  const name = loadBalancer.text("containerName") ?? "";
  const containers = containersOf(String(taskDefinition.outputs.containerDefinitions));
  const container = containers.find((each) => each.name === name);
  if (container === undefined) throw invalid(`The container ${name} does not exist in the task definition.`);
  const port = loadBalancer.number("containerPort");
  if (container.portMappings?.some(({ containerPort }) => containerPort === port)) return;
  throw invalid(`The container ${name} did not have a container port ${port} defined.`);
}

function checkTargetGroup(c: Context, arn: string, taskDefinition: Stored): void {
  const targetGroup = c.cloud.get("aws:lb/targetGroup:TargetGroup", arn);
  const forwarded = [
    ...c.cloud.find("aws:lb/listener:Listener").map(({ outputs }) => outputs.defaultActions),
    ...c.cloud.find("aws:lb/listenerRule:ListenerRule").map(({ outputs }) => outputs.actions),
  ].flatMap(targetGroupsIn);
  if (!forwarded.includes(arn)) {
    throw invalid(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`);
  }
  if (taskDefinition.outputs.networkMode !== "awsvpc" || targetGroup?.outputs.targetType === "ip") return;
  throw invalid(
    `The provided target group ${arn} has target type ${String(targetGroup?.outputs.targetType)}, which is incompatible with the awsvpc network mode specified in the task definition.`,
  );
}
