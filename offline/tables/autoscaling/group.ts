import type { Context, ResourceTable } from "../../model/table";
import { autoscalingGroupInputs } from "./group-inputs";
import { checkGroup } from "./group-rules";
import { liveInstances, putInstances } from "./instances";

export const autoscalingGroup: ResourceTable = {
  token: "aws:autoscaling/group:Group",

  service: "Auto Scaling",
  title: "Auto Scaling Group",
  operations: {
    create: "CreateAutoScalingGroup",
    read: "DescribeAutoScalingGroups",
    update: "UpdateAutoScalingGroup",
    delete: "DeleteAutoScalingGroup",
  },
  scope: "regional",
  inputs: autoscalingGroupInputs,
  rules: [{ exactlyOneOf: ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"] }],
  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
    namePrefix: "",
    availabilityZones: {
      value: (c) =>
        [
          ...new Set(c.targets("vpcZoneIdentifiers").map((subnet) => subnet.outputs.availabilityZone ?? "")),
        ].sort(),
      recomputed: ["vpcZoneIdentifiers"],
    },
    vpcZoneIdentifiers: () => [],
    desiredCapacity: { value: capacity, recomputed: ["minSize", "maxSize"] },
    defaultCooldown: () => 300,
    healthCheckType: "EC2",
    predictedCapacity: () => 0,
    warmPoolSize: () => 0,
    targetGroupArns: () => [],
    loadBalancers: () => [],
    trafficSources: {
      value: (c) => c.inputs.texts("targetGroupArns").map((identifier) => ({ identifier, type: "elbv2" })),
      recomputed: ["targetGroupArns"],
    },
    availabilityZoneDistribution: () => ({ capacityDistributionStrategy: "balanced-best-effort" }),
    capacityReservationSpecification: () => ({ capacityReservationPreference: "default" }),
    serviceLinkedRoleArn:
      "arn:{partition}:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  },

  unique: [
    {
      by: ["name"],
      code: "AlreadyExists",
      message: "AutoScalingGroup by this name already exists - A group with the name {name} already exists",
    },
  ],
  accept: checkGroup,
  deletion: { blocked: { code: "ResourceInUse", message: "The Auto Scaling group {name} is in use" } },
  timing: "seconds",
  onCreate: putInstances,
  onUpdate: (c) => {
    if (
      [
        "launchTemplate",
        "mixedInstancesPolicy",
        "vpcZoneIdentifiers",
        "desiredCapacity",
        "minSize",
        "maxSize",
      ].some((name) => c.changed(name))
    )
      putInstances(c);
  },
  live: (c) => ({ instances: liveInstances(c) }),
};

/** The minimum at first; later what it was, moved into the new bounds. */
function capacity(c: Context): number {
  const before = c.cloud.get("aws:autoscaling/group:Group", c.fill("{id}"))?.outputs.desiredCapacity;
  const wanted = typeof before === "number" ? before : 0;
  return Math.min(Math.max(wanted, c.inputs.number("minSize") ?? 0), c.inputs.number("maxSize") ?? 0);
}
