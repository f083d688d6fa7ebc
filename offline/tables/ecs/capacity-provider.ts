import {
  block,
  type Change,
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { instanceRequirements } from "../ec2/instance-requirements";

const comesOrGoes =
  (name: string) =>
  ({ old, new: next }: Change) =>
    old.has(name) !== next.has(name);

export const capacityProvider: ResourceTable = {
  token: "aws:ecs/capacityProvider:CapacityProvider",

  service: "ECS",
  title: "ECS Capacity Provider",

  scope: "regional",
  inputs: {
    autoScalingGroupProvider: block(
      {
        autoScalingGroupArn: text({
          required,
          forceNew,
          format: "arn",
          refers: {
            to: "aws:autoscaling/group:Group",
            by: "arn",
            missing: "ClientException",
            message:
              "The specified Auto Scaling group does not exist. Specify a valid Auto Scaling group and try again.",
            holds: true,
          },
        }),
        managedDraining: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }),
        managedScaling: block(
          {
            instanceWarmupPeriod: integer({ computed: true, min: 0, max: 10_000 }),
            maximumScalingStepSize: integer({ computed: true, min: 1, max: 10_000 }),
            minimumScalingStepSize: integer({ computed: true, min: 1, max: 10_000 }),
            status: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }),
            targetCapacity: integer({ computed: true, min: 1, max: 100 }),
          },
          { computed: true },
        ),
        managedTerminationProtection: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }),
      },
      { conflictsWith: ["managedInstancesProvider"], forceNew: comesOrGoes("autoScalingGroupProvider") },
    ),
    cluster: text({ forceNew, requires: ["managedInstancesProvider"] }),
    managedInstancesProvider: block(
      {
        autoRepairConfiguration: block({ actionsStatus: text() }),
        infrastructureOptimization: block({ scaleInAfter: integer({ min: -1, max: 3600 }) }),
        infrastructureRoleArn: text({ required, format: "arn" }),
        instanceLaunchTemplate: block(
          {
            capacityOptionType: text({ computed: true, forceNew }),
            capacityReservations: block({ reservationGroupArn: text(), reservationPreference: text() }),
            ec2InstanceProfileArn: text({ required, format: "arn" }),
            instanceRequirements: block(instanceRequirements(required)),
            localStorageConfiguration: block({ useLocalStorage: flag() }),
            monitoring: text(),
            networkConfiguration: block(
              { securityGroups: set(text()), subnets: set(text(), { required }) },
              { required },
            ),
            storageConfiguration: block({ storageSizeGib: integer({ required }) }),
          },
          { required },
        ),
        propagateTags: text(),
      },
      { forceNew: comesOrGoes("managedInstancesProvider") },
    ),
    name: text({
      forceNew,
      maxLength: 255,
      pattern: /^(?!aws|ecs|fargate)[0-9A-Za-z_-]+$/i,
      rule: "must hold only letters, digits, hyphens and underscores, and not begin with aws, ecs or fargate",
    }),
    tags: tags(),
  },
  rules: [{ exactlyOneOf: ["autoScalingGroupProvider", "managedInstancesProvider"] }],
  autoName: {},
  id: "arn:{partition}:ecs:{region}:{account}:capacity-provider/{name}",
  importId: "{name}",
  outputs: { arn: "{id}" },

  unique: [
    {
      by: ["name"],
      code: "ClientException",
      message:
        "The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.",
    },
  ],
  check: (inputs) =>
    inputs.has("managedInstancesProvider") && !inputs.has("cluster")
      ? [{ path: "cluster", reason: "is required with managedInstancesProvider" }]
      : [],
  deletion: { accept: checkUnused },
};

function checkUnused(c: Context): void {
  const name = c.outputs.text("name") ?? "";
  const clusters = c.cloud.find("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", {
    capacityProviders: name,
  });
  if (clusters.length > 0)
    throw refusal(
      "ResourceInUseException",
      "The capacity provider cannot be deleted because it is associated with a cluster. Remove the capacity provider from the cluster and try again.",
    );
}
