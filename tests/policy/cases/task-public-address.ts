import { tableCases } from "../table-cases";

const PLACES: Record<string, string> = {
  "aws:ecs/service:Service": "networkConfiguration",
  "aws:ecs/taskSet:TaskSet": "networkConfiguration",
  "aws:cloudwatch/eventTarget:EventTarget": "ecsTarget.networkConfiguration",
  "aws:scheduler/schedule:Schedule": "target.ecsParameters.networkConfiguration",
  "aws:pipes/pipe:Pipe": "targetParameters.ecsTaskParameters.networkConfiguration.awsVpcConfiguration",
  "aws-native:ecs:Service": "networkConfiguration.awsvpcConfiguration",
  "aws-native:ecs:TaskSet": "networkConfiguration.awsVpcConfiguration",
  "aws-native:scheduler:Schedule": "target.ecsParameters.networkConfiguration.awsvpcConfiguration",
  "aws-native:pipes:Pipe": "targetParameters.ecsTaskParameters.networkConfiguration.awsvpcConfiguration",
};
const put = (path: string, value: unknown): Record<string, unknown> =>
  path
    .split(".")
    .reduceRight<Record<string, unknown>>((inner, key) => ({ [key]: inner }), { assignPublicIp: value });
const inner = (value: unknown) => put("ecsParameters.networkConfiguration.awsVpcConfiguration", value);

const job = (value: string) => JSON.stringify({ networkConfiguration: { assignPublicIp: value } });

export default tableCases(
  [
    ...Object.entries(PLACES).map(([type, path]) => ({
      type,
      bad: put(path, type.startsWith("aws:") ? true : "ENABLED"),
      says: `\`${path}.assignPublicIp\` is not \`false\`.`,
      good: put(path, type.startsWith("aws:") ? false : "DISABLED"),
      decides: path.split(".")[0] ?? "",
    })),
    {
      type: "aws:batch/jobDefinition:JobDefinition",
      bad: { containerProperties: job("ENABLED") },
      says: "`containerProperties.networkConfiguration.assignPublicIp` is not `false`.",
      good: { containerProperties: job("DISABLED") },
      decides: "containerProperties",
    },
    {
      type: "aws-native:batch:JobDefinition",
      bad: {
        ecsProperties: { taskProperties: [{}, { networkConfiguration: { assignPublicIp: "ENABLED" } }] },
      },
      says: "`ecsProperties.taskProperties[1].networkConfiguration.assignPublicIp` is not `false`.",
      good: { ecsProperties: { taskProperties: [{ containers: [] }] } },
      decides: "ecsProperties",
    },
    {
      type: "aws-native:events:Rule",
      bad: { targets: [{ arn: "a" }, inner("ENABLED")] },
      says: "`targets[1].ecsParameters.networkConfiguration.awsVpcConfiguration.assignPublicIp` is not `false`.",
      good: { targets: [inner("DISABLED")] },
      decides: "targets",
    },
  ],
  {
    clean: [{ title: "a service that says nothing", given: { type: "aws:ecs/service:Service", props: {} } }],
  },
);
