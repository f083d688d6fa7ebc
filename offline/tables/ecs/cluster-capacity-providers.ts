import {
  block,
  type Context,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  set,
  text,
} from "../../model/table";

export const clusterCapacityProviders: ResourceTable = {
  token: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",

  service: "ECS",
  title: "ECS Cluster Capacity Providers",
  operations: {
    create: "PutClusterCapacityProviders",
    read: "DescribeClusters",
    update: "PutClusterCapacityProviders",
    delete: "PutClusterCapacityProviders",
  },
  scope: "regional",
  inputs: {
    capacityProviders: set(text()),
    clusterName: text({
      required,
      forceNew,
      pattern: /^[0-9A-Za-z_-]{1,255}$/,
      rule: "must be a cluster's name, not its ARN",
      refers: {
        to: "aws:ecs/cluster:Cluster",
        by: "name",
        missing: "ClusterNotFoundException",
        message: "Cluster not found.",
      },
    }),
    defaultCapacityProviderStrategies: set(
      block({
        base: integer({ default: 0, min: 0, max: 100_000 }),
        capacityProvider: text({ required }),
        weight: integer({ default: 0, min: 0, max: 1000 }),
      }),
    ),
  },

  id: "{clusterName}",

  outputs: {},

  accept: checkProviders,
  deletion: { accept: checkUnused },
};

function checkProviders(c: Context): void {
  const providers = c.inputs.texts("capacityProviders");
  const wrong = (message: string) => refusal("InvalidParameterException", message);
  for (const name of providers) {
    if (
      /^FARGATE(_SPOT)?$/.test(name) ||
      c.cloud.find("aws:ecs/capacityProvider:CapacityProvider", { name }).length > 0
    )
      continue;
    throw wrong(
      `The specified capacity provider '${name}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
  const strategies = c.inputs.blocks("defaultCapacityProviderStrategies");
  if (strategies.some((strategy) => !providers.includes(strategy.text("capacityProvider") ?? ""))) {
    throw wrong(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.",
    );
  }
  if (strategies.filter((strategy) => (strategy.number("base") ?? 0) > 0).length > 1)
    throw wrong("Only one capacity provider in a capacity provider strategy can have a base value defined.");
}

function checkUnused(c: Context): void {
  const name = c.inputs.text("clusterName") ?? "";
  const used = c.cloud
    .find("aws:ecs/service:Service")
    .some(
      ({ id, outputs }) =>
        id.includes(`:service/${name}/`) &&
        Array.isArray(outputs.capacityProviderStrategies) &&
        outputs.capacityProviderStrategies.length > 0,
    );
  if (used)
    throw refusal(
      "ResourceInUseException",
      "The specified capacity provider is in use and cannot be removed.",
    );
}
