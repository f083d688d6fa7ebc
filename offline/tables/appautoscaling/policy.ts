import { type Context, type ResourceTable, refusal } from "../../model/table";
import { scalingPolicyInputs } from "./policy-inputs";

/** The block that each type of policy needs. */
const configurations: { readonly [policyType: string]: string } = {
  StepScaling: "stepScalingPolicyConfiguration",
  TargetTrackingScaling: "targetTrackingScalingPolicyConfiguration",
  PredictiveScaling: "predictiveScalingPolicyConfiguration",
};

export const scalingPolicy: ResourceTable = {
  token: "aws:appautoscaling/policy:Policy",

  service: "Application Auto Scaling",
  title: "Application AutoScaling Policy",
  operations: {
    create: "PutScalingPolicy",
    read: "DescribeScalingPolicies",
    update: "PutScalingPolicy",
    delete: "DeleteScalingPolicy",
  },
  scope: "regional",
  inputs: scalingPolicyInputs,

  autoName: {},
  id: "{name}",
  importId: "{serviceNamespace}/{resourceId}/{scalableDimension}/{name}",
  outputs: {
    arn: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{serviceNamespace}/{resourceId}:policyName/{name}",
    alarmArns: (c) =>
      c.inputs.text("policyType") !== "TargetTrackingScaling"
        ? []
        : ["AlarmHigh", "AlarmLow"].map((kind) =>
            c.fill(
              "arn:{partition}:cloudwatch:{region}:{account}:alarm:TargetTracking-{resourceId}-{kind}-{which}",
              { kind, which: c.uuid(kind) },
            ),
          ),
  },

  key: "arn",
  accept: checkTarget,
};

function checkTarget(c: Context): void {
  const where = {
    resourceId: c.inputs.text("resourceId") ?? "",
    serviceNamespace: c.inputs.text("serviceNamespace") ?? "",
    scalableDimension: c.inputs.text("scalableDimension") ?? "",
  };
  if (c.cloud.find("aws:appautoscaling/target:Target", where).length === 0) {
    throw refusal(
      "ObjectNotFoundException",
      `No scalable target registered for service namespace: ${where.serviceNamespace}, resource ID: ${where.resourceId}, scalable dimension: ${where.scalableDimension}`,
    );
  }
  const policyType = c.inputs.text("policyType") ?? "";
  const needed = configurations[policyType] ?? "";
  if (!c.inputs.has(needed)) throw refusal("ValidationException", `${policyType} policies need ${needed}`);
}
