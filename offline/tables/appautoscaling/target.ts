import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";

export const scalableTarget: ResourceTable = {
  token: "aws:appautoscaling/target:Target",

  service: "Application Auto Scaling",
  title: "Application AutoScaling Target",
  operations: {
    create: "RegisterScalableTarget",
    read: "DescribeScalableTargets",
    update: "RegisterScalableTarget",
    delete: "DeregisterScalableTarget",
  },
  scope: "regional",
  inputs: {
    maxCapacity: integer({ required, min: 0 }),
    minCapacity: integer({ required, min: 0 }),
    resourceId: text({ required, forceNew }),
    roleArn: text({ computed: true, format: "arn" }),
    scalableDimension: text({ required, forceNew }),
    serviceNamespace: text({ required, forceNew }),
    suspendedState: block(
      {
        dynamicScalingInSuspended: flag({ default: false }),
        dynamicScalingOutSuspended: flag({ default: false }),
        scheduledScalingSuspended: flag({ default: false }),
      },
      { computed: true },
    ),
    tags: tags(),
  },

  id: "{resourceId}",
  importId: "{serviceNamespace}/{resourceId}/{scalableDimension}",
  outputs: {
    arn: "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{hex:24}",
    roleArn:
      "arn:{partition}:iam::{account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
    suspendedState: () => ({
      dynamicScalingInSuspended: false,
      dynamicScalingOutSuspended: false,
      scheduledScalingSuspended: false,
    }),
  },

  key: "arn",
  accept: (c) => {
    const [min = 0, max = 0] = [c.inputs.number("minCapacity"), c.inputs.number("maxCapacity")];
    if (min > max)
      throw refusal("ValidationException", `Maximum capacity cannot be less than minimum capacity`);
    checkService(c);
  },
};

function checkService(c: Context): void {
  if (c.inputs.text("serviceNamespace") !== "ecs") return;
  const resourceId = c.inputs.text("resourceId") ?? "";
  const name = resourceId.replace(/^service\//, "");
  const exists = c.cloud
    .find("aws:ecs/service:Service")
    .some((service) => service.id.endsWith(`:service/${name}`));
  if (!exists) throw refusal("ValidationException", `ECS service doesn't exist: ${resourceId}`);
}
