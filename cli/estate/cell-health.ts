import type { CellConfig } from "../../stacks/config";
import { type CellOutputs, parseOutputs } from "../../stacks/outputs";
import type { CloudResource } from "../engine/cloud";
import { type Deployment, stackOutputs } from "../engine/deployment";
import type { Health, Ratio } from "./health";

/** Health of a cell by what the cloud says now of the resources that its outputs name. */
export function cellHealth(
  config: CellConfig,
  deployment: Deployment,
  cloud: readonly CloudResource[],
): Health {
  const outputs = parseOutputs("cell", config.stack, stackOutputs(deployment));
  const { edge, media, switches } = ratios(outputs, cloud);
  const attached = find(cloud, outputs.ingress.endpointGroupArn) !== undefined;
  const problems = [
    ...shortOf("SIP edge", edge, config.edge.minTasks, "tasks are healthy"),
    ...shortOf("media fleet", media, config.media.minSize, "instances are in service"),
    ...shortOf("switch fleet", switches, config.switches.minSize, "instances are in service"),
    ...(attached ? [] : ["The accelerator has no endpoint group for the cell, so no call reaches it."]),
  ];
  const { trafficDialPercentage, drained } = outputs.ingress;
  const ingress = { trafficDialPercentage, drained };
  return { healthy: problems.length === 0, problems, edge, media, switches, ingress };
}

function ratios({ edge, media, switches }: CellOutputs, cloud: readonly CloudResource[]) {
  return {
    edge: states(find(cloud, edge.targetGroupArn), "targets", "healthy"),
    media: states(find(cloud, media.autoscalingGroupName), "instances", "InService"),
    switches: states(find(cloud, switches.autoscalingGroupName), "instances", "InService"),
  };
}

const find = (cloud: readonly CloudResource[], id: string): CloudResource | undefined =>
  cloud.find((resource) => resource.id === id || resource.arn === id);

/** How many members of a live list are in the wanted state. */
function states(resource: CloudResource | undefined, list: string, wanted: string): Ratio {
  const members = (resource?.live?.[list] ?? []) as { state?: string; lifecycleState?: string }[];
  const fit = members.filter((member) => (member.state ?? member.lifecycleState) === wanted).length;
  return { fit, of: members.length };
}

function shortOf(what: string, { fit }: Ratio, wanted: number, state: string): string[] {
  return fit >= wanted ? [] : [`The ${what} is short: ${fit} of at least ${wanted} ${state}.`];
}
