import type { ResourceRule } from "../../rule";
import { judgePlaces, type PublicPlace, type PublicPlaces } from "../public-places";

const at = (path: string): PublicPlace[] => [{ path, privateWords: ["false", "disabled"] }];
/** Jobs of AWS Batch on Fargate; in one form the properties are JSON. */
const JOB = [
  ...at("containerProperties.networkConfiguration.assignPublicIp"),
  ...at("ecsProperties.taskProperties[].networkConfiguration.assignPublicIp"),
];
const PLACES: PublicPlaces = {
  "aws:ecs/service:Service": at("networkConfiguration.assignPublicIp"),
  "aws:ecs/taskSet:TaskSet": at("networkConfiguration.assignPublicIp"),
  "aws:cloudwatch/eventTarget:EventTarget": at("ecsTarget.networkConfiguration.assignPublicIp"),
  "aws:scheduler/schedule:Schedule": at("target.ecsParameters.networkConfiguration.assignPublicIp"),
  "aws:pipes/pipe:Pipe": at(
    "targetParameters.ecsTaskParameters.networkConfiguration.awsVpcConfiguration.assignPublicIp",
  ),
  "aws:batch/jobDefinition:JobDefinition": JOB,
  "aws-native:batch:JobDefinition": JOB,
  "aws-native:ecs:Service": at("networkConfiguration.awsvpcConfiguration.assignPublicIp"),
  "aws-native:ecs:TaskSet": at("networkConfiguration.awsVpcConfiguration.assignPublicIp"),
  "aws-native:events:Rule": at(
    "targets[].ecsParameters.networkConfiguration.awsVpcConfiguration.assignPublicIp",
  ),
  "aws-native:scheduler:Schedule": at(
    "target.ecsParameters.networkConfiguration.awsvpcConfiguration.assignPublicIp",
  ),
  "aws-native:pipes:Pipe": at(
    "targetParameters.ecsTaskParameters.networkConfiguration.awsvpcConfiguration.assignPublicIp",
  ),
};

/** ECS tasks that ask for a public address: of services, task sets, scheduled tasks and batch jobs. */
export const taskPublicAddress: ResourceRule = {
  id: "task-public-address",
  title: "ECS tasks have no public address.",
  severity: "high",
  awsDefault: "A task gets no public address unless `assignPublicIp` asks for it.",
  why: "A task with a public address is reached beside the load balancer and the accelerator, at an address that changes with each task.",
  remediation: [
    "Set `assignPublicIp` to false and use private subnets.",
    "Let the task pull its image by VPC endpoints or a NAT gateway.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html"],
  controls: { fsbp: ["ECS.2", "ECS.16"], wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(PLACES),
  judge: (resource) => judgePlaces(resource, PLACES),
};
