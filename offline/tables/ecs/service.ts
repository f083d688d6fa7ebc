import type { Context, ResourceTable } from "../../model/table";
import { ecsServiceInputs } from "./service-inputs";
import { checkService, clusterOf } from "./service-rules";

export const ecsService: ResourceTable = {
  token: "aws:ecs/service:Service",

  service: "ECS",
  title: "ECS Service",
  operations: { read: "DescribeServices", update: "UpdateService" },
  scope: "regional",
  inputs: ecsServiceInputs,

  autoName: {},
  id: (c) =>
    c.fill("arn:{partition}:ecs:{region}:{account}:service/{clusterName}/{name}", {
      clusterName: clusterOf(c)?.outputs.name ?? "default",
    }),
  importId: (c) => c.fill("{id}").split(":service/")[1] ?? "",
  outputs: {
    arn: "{id}",
    cluster: "default",
    iamRole: "/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    launchType: (c) => (c.inputs.list("capacityProviderStrategies").length > 0 ? "" : "EC2"),
    platformVersion: (c) => (isFargate(c) ? "LATEST" : ""),
    triggers: () => ({}),
    // Assumed: what ECS answers for what is left out.
    availabilityZoneRebalancing: "DISABLED",
    deploymentController: () => ({ type: "ECS" }),
    deploymentCircuitBreaker: () => ({ enable: false, rollback: false }),
    deploymentConfiguration: () => ({ strategy: "ROLLING", bakeTimeInMinutes: "0" }),
  },

  unique: [
    { by: ["arn"], code: "InvalidParameterException", message: "Creation of service was not idempotent." },
  ],
  check: (inputs) =>
    inputs.text("schedulingStrategy") === "DAEMON" && inputs.text("launchType") === "FARGATE"
      ? [{ path: "schedulingStrategy", reason: "DAEMON is not supported on Fargate" }]
      : [],
  accept: checkService,
  timing: "minutes",
  live: (c) => ({
    runningCount:
      c.nowMillis - c.createdAtMillis >= c.seconds("instanceLaunch") * 1000
        ? (c.outputs.number("desiredCount") ?? 0)
        : 0,
    desiredCount: c.outputs.number("desiredCount") ?? 0,
  }),
};

function isFargate(c: Context): boolean {
  const providers = c.inputs
    .blocks("capacityProviderStrategies")
    .map((strategy) => strategy.text("capacityProvider"));
  return c.inputs.text("launchType") === "FARGATE" || providers.some((name) => name?.startsWith("FARGATE"));
}
